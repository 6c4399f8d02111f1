package dev.fives.customer.purchase.app;

import dev.fives.customer.purchase.model.Purchase;
import dev.fives.customer.purchase.model.Refund;
import dev.fives.customer.purchase.model.RefundDraft;
import dev.fives.customer.purchase.model.RefundRules;
import dev.fives.customer.purchase.model.RefundRules.Outcome;
import dev.fives.kit.events.command.Command;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.problem.Violation;
import dev.fives.kit.problem.Violations;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import reactor.core.publisher.Mono;

/** Takes money, or pieces, off a purchase, once per reference. */
public class RefundPurchase {
    private static final int CREATED = 201;

    private final AggregateStore<Purchase> purchases;
    private final RefundRules rules;
    private final BusinessClock business;
    private final RealClock real;

    public RefundPurchase(
            AggregateStore<Purchase> purchases, RefundRules rules, BusinessClock business, RealClock real) {
        this.purchases = purchases;
        this.rules = rules;
        this.business = business;
        this.real = real;
    }

    /** The refund, what it was taken off, and whether this call took it. */
    public record Refunded(Purchase purchase, Refund refund, boolean created) {}

    /** Empty without the purchase; 409 where the reference is another refund's, 422 where too much is asked for. */
    public Mono<Refunded> refund(String purchaseId, RefundDraft draft) {
        return Command.current(real, "POST /purchases/" + purchaseId + "/refunds", draft)
                .flatMap(command -> {
                    AtomicReference<Outcome> last = new AtomicReference<>(new Outcome.Refused());
                    return purchases
                            .change(purchaseId, stored -> decide(stored, draft, command, last))
                            .map(stored -> answer(stored.state(), Objects.requireNonNull(last.get())));
                });
    }

    private Decision<Purchase> decide(
            Stored<Purchase> stored, RefundDraft draft, Command command, AtomicReference<Outcome> last) {
        boolean repeated = command.isDoneIn(stored);
        Violations violations = new Violations();
        Outcome outcome = rules.refund(
                stored.state(),
                draft,
                business.instant(),
                (pointer, detail) -> violations.add(new Violation(pointer, detail)));
        last.set(outcome);
        if (repeated) {
            return new Decision.Unchanged<>();
        }
        return switch (outcome) {
            case Outcome.Refunded it ->
                new Decision.Changed<>(
                        it.purchase(),
                        List.of(PurchaseEvents.refunded(it.purchase(), it.refund())),
                        command.record(CREATED, stored.version() + 1));
            case Outcome.Repeated it -> new Decision.Unchanged<>();
            case Outcome.Conflicting it -> throw conflicting();
            case Outcome.Refused it -> {
                violations.throwIfAny();
                throw new IllegalStateException("refused without a violation");
            }
        };
    }

    private static Refunded answer(Purchase purchase, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Refunded it -> new Refunded(purchase, it.refund(), true);
            case Outcome.Repeated it -> new Refunded(purchase, it.refund(), false);
            case Outcome.Conflicting it -> throw conflicting();
            case Outcome.Refused it -> throw new IllegalStateException("refused and written");
        };
    }

    private static ProblemException conflicting() {
        return new ProblemException(
                Problems.CONFLICT, "externalRef: used by another refund (expected: the same content, or a new one)");
    }
}
