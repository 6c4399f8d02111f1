package dev.fives.loyalty.account.app;

import dev.fives.kit.events.journal.Fact;
import dev.fives.kit.events.journal.JournalEntry;
import dev.fives.loyalty.account.app.LedgerBody.Qualifying;
import dev.fives.loyalty.account.model.BaseRule;
import dev.fives.loyalty.account.model.PurchaseEntry;
import dev.fives.loyalty.account.model.PurchaseFact;
import dev.fives.loyalty.account.model.PurchasePoints;
import dev.fives.loyalty.account.model.Settlement;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Enters what a purchase, or a change of it, is worth. */
public final class EarnPoints {
    private final PointsLedger ledger;

    public EarnPoints(PointsLedger ledger) {
        this.ledger = ledger;
    }

    /** The entry of this version of the purchase, whether it is written now or was before. */
    public Mono<JournalEntry<LedgerBody>> of(String customerId, PurchaseFact purchase) {
        Fact fact = new Fact(purchase.subject(), purchase.version(), purchase.at());
        return ledger.enter(customerId, fact, account -> entering(purchase, account));
    }

    private static Entering entering(PurchaseFact purchase, AccountView account) {
        Settlement settlement =
                entered(account).settle(account.standpoint(), purchase, List.of(BaseRule.pointsFor(purchase)));
        return new Entering(
                EntryKind.PURCHASE,
                settlement.posted(),
                reason(settlement),
                purchase.purchaseId(),
                qualifying(purchase, settlement.qualifying()),
                List.of(),
                null);
    }

    private static @Nullable String reason(Settlement settlement) {
        return switch (settlement) {
            case Settlement.Granted _ -> null;
            case Settlement.Reversed _ -> "net-reduced";
            case Settlement.Unchanged _ -> "points-unchanged";
            case Settlement.Stale stale -> "superseded-by-version-" + stale.settledVersion();
        };
    }

    private static @Nullable Qualifying qualifying(PurchaseFact purchase, BigDecimal amount) {
        return amount.signum() == 0 ? null : new Qualifying(amount, purchase.currency(), purchase.orderedAt());
    }

    private static PurchasePoints entered(AccountView account) {
        return new PurchasePoints(account.entered().stream()
                .map(entry -> new PurchaseEntry(
                        entry.sourceVersion(), LedgerBodies.moves(entry.body()), qualified(entry.body())))
                .toList());
    }

    private static BigDecimal qualified(LedgerBody body) {
        return body.qualifying() == null ? BigDecimal.ZERO : body.qualifying().amount();
    }
}
