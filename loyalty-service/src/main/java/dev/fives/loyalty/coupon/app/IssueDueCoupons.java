package dev.fives.loyalty.coupon.app;

import dev.fives.kit.events.due.DueWork;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.request.RequestContext;
import dev.fives.loyalty.coupon.model.CouponBatch;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Batches that somebody began to issue and did not end. */
public final class IssueDueCoupons implements DueWork {
    private final Coupons due;
    private final CarryOnIssuing issuing;

    public IssueDueCoupons(Coupons due, CarryOnIssuing issuing) {
        this.due = due;
        this.issuing = issuing;
    }

    @Override
    public String name() {
        return "coupon-batches";
    }

    /** One after the other: each is up to a thousand coupons. */
    @Override
    public Mono<Integer> fireDue(Instant businessNow, int limit) {
        return due.dueBatches(businessNow, limit)
                .flatMapDelayError(this::fire, 1, 1)
                .reduce(0, Integer::sum);
    }

    private Mono<Integer> fire(Stored<CouponBatch> stored) {
        String correlationId = stored.state().origin().correlationId();
        return issuing.carryOn(stored)
                .contextWrite(RequestContext.internal(correlationId).asContext())
                .thenReturn(1);
    }

    @Override
    public Mono<Instant> oldestDue() {
        return due.oldestDueBatch();
    }
}
