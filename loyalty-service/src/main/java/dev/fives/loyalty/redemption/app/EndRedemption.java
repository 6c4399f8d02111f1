package dev.fives.loyalty.redemption.app;

import static java.time.temporal.ChronoUnit.MILLIS;

import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.time.BusinessClock;
import dev.fives.loyalty.account.app.SpendablePoints;
import dev.fives.loyalty.redemption.model.Redemption;
import dev.fives.loyalty.redemption.model.RedemptionStatus;
import java.time.Instant;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/** Confirms or cancels a redemption. Asked again it answers the same; the first of the two decides. */
public final class EndRedemption {
    private final AggregateStore<Redemption> redemptions;
    private final CarryOnRedemption flow;
    private final SpendablePoints spendable;
    private final RedemptionLimits limits;
    private final BusinessClock clock;

    public EndRedemption(
            AggregateStore<Redemption> redemptions,
            CarryOnRedemption flow,
            SpendablePoints spendable,
            RedemptionLimits limits,
            BusinessClock clock) {
        this.redemptions = redemptions;
        this.flow = flow;
        this.spendable = spendable;
        this.limits = limits;
        this.clock = clock;
    }

    /** Empty without the redemption; 409 where it is cancelled or refused, has lapsed, or the customer is deleted. */
    public Mono<Stored<Redemption>> confirm(String id) {
        return end(id, RedemptionStatus.CONFIRMED);
    }

    /** Empty without the redemption; 409 where it is confirmed or refused. A deleted customer's may be cancelled. */
    public Mono<Stored<Redemption>> cancel(String id) {
        return end(id, RedemptionStatus.CANCELLED);
    }

    private Mono<Stored<Redemption>> end(String id, RedemptionStatus wanted) {
        Instant now = clock.instant().truncatedTo(MILLIS);
        return RequestContext.current()
                .flatMap(request -> redemptions
                        .find(id)
                        .flatMap(stored -> flow.carryOn(stored, now))
                        .flatMap(_ -> redemptions.changeWhen(
                                id, stored -> decide(stored.state(), wanted, request.caller(), now))))
                .flatMap(stored -> flow.carryOn(stored, now));
    }

    private Mono<Decision<Redemption>> decide(Redemption redemption, RedemptionStatus wanted, String by, Instant now) {
        if (redemption.is(wanted)) {
            return Mono.just(new Decision.Unchanged<>());
        }
        if (!redemption.is(RedemptionStatus.PENDING)) {
            return Mono.error(conflict(redemption));
        }
        Instant repeatAt = now.plus(limits.repeatAfter());
        return wanted == RedemptionStatus.CONFIRMED
                ? spendable
                        .requireNotDeleted(redemption.customerId())
                        .then(changed(redemption, it -> it.confirmed(by, now, repeatAt)))
                : changed(redemption, it -> it.cancelled(by, now, repeatAt));
    }

    private static Mono<Decision<Redemption>> changed(Redemption redemption, UnaryOperator<Redemption> end) {
        return Mono.fromSupplier(() -> CarryOnRedemption.changed(end.apply(redemption)));
    }

    private static ProblemException conflict(Redemption redemption) {
        return new ProblemException(
                Problems.CONFLICT, "status: " + redemption.status() + " (expected: a redemption that is PENDING)");
    }
}
