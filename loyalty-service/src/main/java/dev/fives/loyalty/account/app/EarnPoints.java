package dev.fives.loyalty.account.app;

import dev.fives.kit.events.journal.Draft;
import dev.fives.kit.events.journal.Fact;
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
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Enters what a purchase, or a change of it, is worth. */
public final class EarnPoints {
    private final PointsLedger ledger;
    private final Ids ids;

    public EarnPoints(PointsLedger ledger, Ids ids) {
        this.ledger = ledger;
        this.ids = ids;
    }

    /** The entry of this version of the purchase, whether it is written now or was before. */
    public Mono<JournalEntry<LedgerBody>> of(String customerId, PurchaseFact purchase) {
        Fact fact = new Fact(purchase.subject(), purchase.version(), purchase.at());
        return ledger.enter(customerId, fact, known -> draft(purchase, known));
    }

    private Draft<LedgerBody> draft(PurchaseFact purchase, Known<LedgerBody> known) {
        String lot = ids.derived("lot", purchase.subject(), String.valueOf(purchase.version()));
        EarnOutcome outcome = entered(known).settle(purchase, EarningRule.ONE_PER_UNIT, lot);
        return ledger.draft(purchase.purchaseId(), outcome, reason(outcome));
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
}
