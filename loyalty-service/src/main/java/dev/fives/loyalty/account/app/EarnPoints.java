package dev.fives.loyalty.account.app;

import dev.fives.kit.events.journal.Fact;
import dev.fives.kit.events.journal.JournalEntry;
import dev.fives.loyalty.account.app.LedgerBody.Qualifying;
import dev.fives.loyalty.account.model.PurchaseEntry;
import dev.fives.loyalty.account.model.PurchaseFact;
import dev.fives.loyalty.account.model.PurchasePoints;
import dev.fives.loyalty.account.model.RulePoints;
import dev.fives.loyalty.account.model.Settlement;
import dev.fives.loyalty.earning.model.Occasion;
import dev.fives.loyalty.earning.model.Verdict;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Enters what a purchase, or a change of it, is worth. */
public final class EarnPoints {
    private final PointsLedger ledger;
    private final Rules rules;

    public EarnPoints(PointsLedger ledger, Rules rules) {
        this.ledger = ledger;
        this.rules = rules;
    }

    /**
     * The entry of this version of the purchase, whether it is written now or was before.
     *
     * @param bought what the rules are asked about: the purchase with what it counts for
     */
    public Mono<JournalEntry<LedgerBody>> of(String customerId, PurchaseFact purchase, Occasion.Purchase bought) {
        Fact fact = new Fact(purchase.subject(), purchase.version(), purchase.at());
        return rules.about(
                customerId,
                bought,
                asked -> ledger.enter(customerId, fact, account -> entering(purchase, asked, account)));
    }

    private static Entering entering(PurchaseFact purchase, Rules.Asked asked, AccountView account) {
        Verdict verdict = verdict(purchase, asked, account);
        List<RulePoints> worth = verdict == null ? List.of() : Rules.points(verdict);
        Settlement settlement = entered(account).settle(account.standpoint(), purchase, worth);
        return new Entering(
                EntryKind.PURCHASE,
                settlement.posted(),
                reason(settlement),
                purchase.purchaseId(),
                qualifying(purchase, settlement.qualifying()),
                List.of(),
                null,
                settlement instanceof Settlement.Stale ? null : verdict);
    }

    /** A purchase that never counted asks no rule, and so is nobody's first. */
    private static @Nullable Verdict verdict(PurchaseFact purchase, Rules.Asked asked, AccountView account) {
        boolean counts = purchase.status() == PurchaseFact.Status.COUNTS;
        return counts || Rules.wereAsked(account) ? asked.verdict(account) : null;
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
