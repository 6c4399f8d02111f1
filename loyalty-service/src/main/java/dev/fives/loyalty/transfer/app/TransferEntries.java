package dev.fives.loyalty.transfer.app;

import dev.fives.kit.events.journal.Fact;
import dev.fives.kit.events.journal.JournalEntry;
import dev.fives.loyalty.account.app.AccountView;
import dev.fives.loyalty.account.app.Accounts;
import dev.fives.loyalty.account.app.Entering;
import dev.fives.loyalty.account.app.EntryKind;
import dev.fives.loyalty.account.app.LedgerBodies;
import dev.fives.loyalty.account.app.LedgerBody;
import dev.fives.loyalty.account.app.PointsLedger;
import dev.fives.loyalty.account.model.Move;
import dev.fives.loyalty.account.model.Points;
import dev.fives.loyalty.account.model.Posted;
import dev.fives.loyalty.account.model.SpendOutcome;
import dev.fives.loyalty.account.model.Spending;
import dev.fives.loyalty.account.model.Standpoint;
import dev.fives.loyalty.transfer.model.Transfer;
import dev.fives.loyalty.transfer.model.TransferReason;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The entries that a transfer leaves in the ledger; each is there once, however often it is asked for. Where one does
 * nothing it has its reason and no moves, and whoever comes later finds its source taken.
 */
final class TransferEntries {
    static final String SUBJECT = "transfer:";
    static final long OUT = 1;
    static final long IN = 2;
    static final long BACK = 3;
    private static final String MOVED = "TRANSFER";
    private static final String RETURNED = "TRANSFER_RETURNED";

    private final PointsLedger ledger;

    TransferEntries(PointsLedger ledger) {
        this.ledger = ledger;
    }

    /** From the giver's lots into TRANSIT. */
    Mono<JournalEntry<LedgerBody>> out(Transfer transfer, boolean tooLate) {
        Points points = Points.of(transfer.ask().points());
        return ledger.enter(
                transfer.ask().customerId(),
                transfer.ask().wallet(),
                fact(transfer, OUT),
                by(
                        transfer,
                        account -> tooLate
                                ? nothing(account.standpoint(), TransferReason.TOO_LATE)
                                : out(account.standpoint(), points)),
                by(transfer, account -> nothing(account.standpoint(), TransferReason.TOO_MANY_LOTS)));
    }

    private static Entering out(Standpoint account, Points points) {
        return switch (Spending.transferOut(account, points)) {
            case SpendOutcome.Taken taken -> moved(taken.posted(), MOVED);
            case SpendOutcome.TooFew _ -> nothing(account, TransferReason.INSUFFICIENT_POINTS);
        };
    }

    /** From TRANSIT into the receiver's lots, of the same last days. @param refusal why they shall not go there */
    Mono<JournalEntry<LedgerBody>> in(Transfer transfer, @Nullable TransferReason refusal) {
        return enter(
                transfer,
                transfer.ask().toCustomerId(),
                IN,
                account -> refusal == null
                        ? moved(Spending.transferIn(account.standpoint(), taken(account)), MOVED)
                        : nothing(account.standpoint(), refusal));
    }

    /** From TRANSIT back to the giver. */
    Mono<JournalEntry<LedgerBody>> back(Transfer transfer) {
        return enter(
                transfer,
                transfer.ask().customerId(),
                BACK,
                account -> moved(Spending.transferIn(account.standpoint(), taken(account)), RETURNED));
    }

    private Mono<JournalEntry<LedgerBody>> enter(
            Transfer transfer, String customerId, long step, Function<AccountView, Entering> decide) {
        return ledger.enter(customerId, transfer.ask().wallet(), fact(transfer, step), by(transfer, decide));
    }

    private static Fact fact(Transfer transfer, long step) {
        String subject = Accounts.subject(transfer.ask().wallet(), SUBJECT + transfer.transferId());
        return new Fact(subject, step, transfer.ask().at());
    }

    private static Function<AccountView, Entering> by(Transfer transfer, Function<AccountView, Entering> decide) {
        return account -> decide.apply(account).by(transfer.ask().by());
    }

    private static Entering moved(Posted posted, String reason) {
        return Entering.of(EntryKind.TRANSFER, posted, reason);
    }

    private static Entering nothing(Standpoint account, TransferReason reason) {
        return Entering.of(EntryKind.TRANSFER, Spending.nothing(account), reason.name());
    }

    private static List<Move> taken(AccountView account) {
        return account.entered().stream()
                .filter(entry -> entry.sourceVersion() == OUT)
                .flatMap(entry -> LedgerBodies.moves(entry.body()).stream())
                .toList();
    }

    /** Why the entry did nothing; empty for one that moved points. */
    static Optional<TransferReason> refusal(JournalEntry<LedgerBody> entry) {
        return entry.body().moves().isEmpty()
                ? Optional.of(TransferReason.valueOf(String.valueOf(entry.body().reason())))
                : Optional.empty();
    }
}
