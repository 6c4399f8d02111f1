package dev.fives.customer.purchase.app;

import dev.fives.customer.purchase.model.Purchase;
import dev.fives.customer.purchase.model.PurchaseDraft.MoneyDraft;
import dev.fives.customer.purchase.model.PurchaseLine;
import dev.fives.customer.purchase.model.RefundDraft;
import dev.fives.customer.purchase.model.RefundDraft.PiecesDraft;
import dev.fives.customer.purchase.model.RefundRules;
import dev.fives.customer.purchase.model.RefundRules.Outcome;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.problem.Violation;
import dev.fives.kit.problem.Violations;
import dev.fives.kit.time.BusinessClock;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/** Gives back whatever is left of a purchase. A repetition finds nothing left and changes nothing. */
public class CancelPurchase {
    /** The reference of the refund that a cancellation is. */
    public static final String REFERENCE = "order-cancelled";

    private final AggregateStore<Purchase> purchases;
    private final RefundRules rules;
    private final BusinessClock clock;

    public CancelPurchase(AggregateStore<Purchase> purchases, RefundRules rules, BusinessClock clock) {
        this.purchases = purchases;
        this.rules = rules;
        this.clock = clock;
    }

    /** The purchase after it; empty without the purchase. */
    public Mono<Purchase> cancel(String purchaseId, Instant at) {
        return purchases.change(purchaseId, stored -> decide(stored, at)).map(Stored::state);
    }

    private Decision<Purchase> decide(Stored<Purchase> stored, Instant at) {
        Purchase purchase = stored.state();
        if (purchase.net().signum() == 0 && purchase.netLines().isEmpty()) {
            return new Decision.Unchanged<>();
        }
        Violations violations = new Violations();
        Outcome outcome = rules.refund(
                purchase,
                whatIsLeft(purchase, at),
                clock.instant(),
                (pointer, detail) -> violations.add(new Violation(pointer, detail)));
        if (outcome instanceof Outcome.Refunded it) {
            return new Decision.Changed<>(it.purchase(), List.of(PurchaseEvents.refunded(it.purchase(), it.refund())));
        }
        violations.throwIfAny();
        throw new ProblemException(
                Problems.CONFLICT, "refund " + REFERENCE + ": is another one (expected: the cancellation alone)");
    }

    private static RefundDraft whatIsLeft(Purchase purchase, Instant at) {
        return new RefundDraft(
                REFERENCE,
                new MoneyDraft(purchase.net().toPlainString(), purchase.currency()),
                purchase.netLines().stream().map(CancelPurchase::pieces).toList(),
                at);
    }

    private static PiecesDraft pieces(PurchaseLine line) {
        return new PiecesDraft(line.sku(), line.quantity(), line.unitPrice().toPlainString());
    }
}
