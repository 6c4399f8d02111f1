package dev.fives.loyalty.account.app;

import dev.fives.kit.events.journal.Appended;
import dev.fives.kit.events.journal.Draft;
import dev.fives.kit.events.journal.Fact;
import dev.fives.kit.events.journal.Journal;
import dev.fives.kit.events.journal.JournalAccount;
import dev.fives.kit.events.journal.JournalEntry;
import dev.fives.kit.events.journal.Known;
import dev.fives.kit.id.Ids;
import dev.fives.loyalty.account.model.EarnOutcome;
import dev.fives.loyalty.account.model.EarningRule;
import dev.fives.loyalty.account.model.LedgerLine;
import dev.fives.loyalty.account.model.Points;
import dev.fives.loyalty.account.model.PurchaseEntry;
import dev.fives.loyalty.account.model.PurchaseFact;
import dev.fives.loyalty.account.model.PurchasePoints;
import dev.fives.loyalty.member.Members;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Enters what a purchase, or a change of it, is worth. */
public final class EarnPoints {
    private final Journal<LedgerBody> ledger;
    private final Accounts accounts;
    private final Members members;
    private final Ids ids;
    private final PointsMeters meters;

    public EarnPoints(Journal<LedgerBody> ledger, Accounts accounts, Members members, Ids ids, PointsMeters meters) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.members = members;
        this.ids = ids;
        this.meters = meters;
    }

    /** The entry of this version of the purchase, whether it is written now or was before. */
    public Mono<JournalEntry<LedgerBody>> of(String customerId, PurchaseFact purchase) {
        JournalAccount account = accounts.of(customerId);
        Fact fact = new Fact(purchase.subject(), purchase.version(), purchase.at());
        return enrolledBeforeTheFirstEntry(account, purchase)
                .then(ledger.append(account, fact, known -> draft(purchase, known)))
                .doOnNext(meters::count)
                .map(Appended::entry);
    }

    /** Whoever has an entry is a member; no order between the topics is needed for it. */
    private Mono<Void> enrolledBeforeTheFirstEntry(JournalAccount account, PurchaseFact purchase) {
        return ledger.hasEntries(account)
                .flatMap(member -> member ? Mono.empty() : members.enrol(account.customerId(), purchase.at()));
    }

    private Draft<LedgerBody> draft(PurchaseFact purchase, Known<LedgerBody> known) {
        String lot = ids.derived("lot", purchase.subject(), String.valueOf(purchase.version()));
        EarnOutcome outcome = entered(known).settle(purchase, EarningRule.ONE_PER_UNIT, lot);
        LedgerBody body = new LedgerBody(
                purchase.purchaseId(),
                accounts.counterAccount(),
                outcome.lines().stream().map(EarnPoints::stored).toList(),
                reason(outcome));
        return new Draft<>(outcome.delta().value(), body);
    }

    private static @Nullable String reason(EarnOutcome outcome) {
        return switch (outcome) {
            case EarnOutcome.Granted _ -> null;
            case EarnOutcome.Reversed _ -> "net-reduced";
            case EarnOutcome.Unchanged _ -> "points-unchanged";
            case EarnOutcome.Stale stale -> "superseded-by-version-" + stale.settledVersion();
            case EarnOutcome.AlreadyEntered _ ->
                throw new IllegalStateException("purchase version in the ledger (expected: the journal to find it)");
        };
    }

    private static PurchasePoints entered(Known<LedgerBody> known) {
        return new PurchasePoints(known.entered().stream()
                .map(entry -> new PurchaseEntry(
                        entry.sourceVersion(),
                        entry.body().lines().stream().map(EarnPoints::line).toList(),
                        Points.of(entry.delta())))
                .toList());
    }

    private static LedgerLine line(LedgerBody.Line line) {
        return new LedgerLine(line.ruleId(), line.ruleVersion(), Points.of(line.delta()), line.lotId());
    }

    private static LedgerBody.Line stored(LedgerLine line) {
        return new LedgerBody.Line(
                line.ruleId(), line.ruleVersion(), line.delta().value(), line.lotId());
    }
}
