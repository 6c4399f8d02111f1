package dev.fives.loyalty.redemption.app;

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
import dev.fives.loyalty.account.model.SpendOutcome;
import dev.fives.loyalty.account.model.Spending;
import dev.fives.loyalty.account.model.Standpoint;
import dev.fives.loyalty.redemption.model.Redemption;
import dev.fives.loyalty.redemption.model.RedemptionEnd;
import dev.fives.loyalty.redemption.model.RedemptionReason;
import dev.fives.loyalty.redemption.model.RedemptionStatus;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The two entries that a redemption leaves in the ledger; each is there once, however often it is asked for. */
final class RedemptionEntries {
    static final String SUBJECT = "redemption:";
    static final long RESERVATION = 1;
    static final long END = 2;

    private final PointsLedger ledger;

    RedemptionEntries(PointsLedger ledger) {
        this.ledger = ledger;
    }

    /**
     * The points are held, or there is an entry without moves: whoever asks late, or a second time, finds the same.
     *
     * @param refusal why nothing is to be held, whatever there is; null for nothing known
     */
    Mono<JournalEntry<LedgerBody>> reserve(Redemption redemption, @Nullable RedemptionReason refusal) {
        Points points = Points.of(redemption.ask().points());
        return ledger.enter(
                redemption.customerId(),
                redemption.ask().wallet(),
                fact(redemption, RESERVATION, redemption.ask().at()),
                account -> (refusal == null
                                ? reservation(account.standpoint(), points)
                                : nothing(account.standpoint(), refusal))
                        .by(redemption.ask().by()),
                account -> nothing(account.standpoint(), RedemptionReason.TOO_MANY_LOTS)
                        .by(redemption.ask().by()));
    }

    private static Entering reservation(Standpoint account, Points points) {
        return switch (Spending.reserve(account, points)) {
            case SpendOutcome.Taken taken -> Entering.of(EntryKind.RESERVATION, taken.posted(), "REDEMPTION");
            case SpendOutcome.TooFew _ -> nothing(account, RedemptionReason.INSUFFICIENT_POINTS);
        };
    }

    private static Entering nothing(Standpoint account, RedemptionReason reason) {
        return Entering.of(EntryKind.RESERVATION, Spending.nothing(account), reason.name());
    }

    /** What became of the points that were held. */
    Mono<JournalEntry<LedgerBody>> end(Redemption redemption) {
        RedemptionEnd end = Objects.requireNonNull(redemption.end(), "end");
        return ledger.enter(
                redemption.customerId(),
                redemption.ask().wallet(),
                fact(redemption, END, end.at()),
                account -> ending(redemption, account).by(end.by()));
    }

    private static Entering ending(Redemption redemption, AccountView account) {
        RedemptionEnd end = Objects.requireNonNull(redemption.end(), "end");
        List<Move> held = held(account);
        return redemption.is(RedemptionStatus.CONFIRMED)
                ? Entering.of(
                        EntryKind.REDEMPTION,
                        Spending.confirm(account.standpoint(), held),
                        end.reason().name())
                : Entering.of(
                        EntryKind.RELEASE,
                        Spending.cancel(account.standpoint(), held),
                        end.reason().name());
    }

    private static List<Move> held(AccountView account) {
        return account.entered().stream()
                .filter(entry -> entry.sourceVersion() == RESERVATION)
                .flatMap(entry -> LedgerBodies.moves(entry.body()).stream())
                .toList();
    }

    private static Fact fact(Redemption redemption, long step, Instant at) {
        String subject = Accounts.subject(redemption.ask().wallet(), SUBJECT + redemption.redemptionId());
        return new Fact(subject, step, at);
    }
}
