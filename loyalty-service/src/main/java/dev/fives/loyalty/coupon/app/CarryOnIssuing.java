package dev.fives.loyalty.coupon.app;

import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.NewAggregate;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.loyalty.coupon.model.Coupon;
import dev.fives.loyalty.coupon.model.CouponBatch;
import dev.fives.loyalty.coupon.model.CouponStep;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes the coupons of a batch. They follow from its seed, so it does not matter how far somebody came who died. */
public final class CarryOnIssuing {
    private static final int A_COMMAND = 500;

    private final AggregateStore<CouponBatch> batches;
    private final AggregateStore<Coupon> coupons;
    private final CouponIds ids;

    public CarryOnIssuing(AggregateStore<CouponBatch> batches, AggregateStore<Coupon> coupons, CouponIds ids) {
        this.batches = batches;
        this.coupons = coupons;
        this.ids = ids;
    }

    public Mono<Stored<CouponBatch>> carryOn(Stored<CouponBatch> stored) {
        return stored.state().isWhole()
                ? Mono.just(stored)
                : write(stored.state())
                        .then(Mono.defer(() -> batches.change(
                                stored.id(),
                                loaded -> loaded.state().isWhole()
                                        ? new Decision.Unchanged<>()
                                        : new Decision.Changed<>(loaded.state().whole(), List.of()))));
    }

    private Mono<Void> write(CouponBatch batch) {
        return Flux.fromIterable(batch.codes())
                .map(code -> coupon(batch, code))
                .buffer(A_COMMAND)
                .concatMap(coupons::createAll)
                .then();
    }

    private NewAggregate<Coupon> coupon(CouponBatch batch, String code) {
        CouponStep issued = Coupon.issue(
                ids.ofCode(code), code, batch.customerId(), batch.origin(), batch.terms(), batch.validity());
        Coupon coupon = issued.coupon();
        String key = Objects.requireNonNullElse(coupon.customerId(), coupon.couponId());
        return new NewAggregate<>(coupon.couponId(), key, coupon, CouponEvents.of(issued), null);
    }
}
