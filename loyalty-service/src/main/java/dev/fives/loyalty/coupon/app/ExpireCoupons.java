package dev.fives.loyalty.coupon.app;

import dev.fives.kit.events.due.DueWork;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.request.RequestContext;
import dev.fives.loyalty.coupon.model.Coupon;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Coupons whose time has passed, under the correlation id of what issued them. */
public final class ExpireCoupons implements DueWork {
    private static final int SIDE_BY_SIDE = 8;

    private final Coupons due;
    private final AggregateStore<Coupon> coupons;

    public ExpireCoupons(Coupons due, AggregateStore<Coupon> coupons) {
        this.due = due;
        this.coupons = coupons;
    }

    @Override
    public String name() {
        return "coupons";
    }

    @Override
    public Mono<Integer> fireDue(Instant businessNow, int limit) {
        return due.due(businessNow, limit)
                .flatMapDelayError(stored -> fire(stored, businessNow), SIDE_BY_SIDE, SIDE_BY_SIDE)
                .reduce(0, Integer::sum);
    }

    private Mono<Integer> fire(Stored<Coupon> stored, Instant now) {
        String correlationId = stored.state().origin().correlationId();
        return coupons.change(
                        stored.id(),
                        loaded -> RedeemCoupon.decision(
                                loaded.state(), loaded.state().expire(now)))
                .contextWrite(RequestContext.internal(correlationId).asContext())
                .thenReturn(1);
    }

    @Override
    public Mono<Instant> oldestDue() {
        return due.oldestDue();
    }
}
