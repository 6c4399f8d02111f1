package dev.fives.loyalty.coupon.app;

import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.time.RealClock;
import dev.fives.loyalty.coupon.model.Coupon;
import dev.fives.loyalty.coupon.model.CouponBasket;
import dev.fives.loyalty.coupon.model.CouponReason;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Which coupons are together in an order. A coupon is put into the order's basket before it is used for it, and taken
 * out after the use was given back, so two that do not go together are never both used, whatever breaks off. It rests
 * on an order's calls for one and the same coupon coming one after the other, and on no use being written later than the
 * hold after its place was taken. Held by real time: a business clock that is moved ends no call.
 */
public final class CouponBaskets {
    private final AggregateStore<CouponBasket> baskets;
    private final AggregateStore<Coupon> coupons;
    private final CouponIds ids;
    private final RealClock clock;
    private final CouponLimits limits;

    public CouponBaskets(
            AggregateStore<CouponBasket> baskets,
            AggregateStore<Coupon> coupons,
            CouponIds ids,
            RealClock clock,
            CouponLimits limits) {
        this.baskets = baskets;
        this.coupons = coupons;
        this.ids = ids;
        this.clock = clock;
        this.limits = limits;
    }

    /** Error 409 where it does not go with what is in it. */
    Mono<Void> join(String reference, Coupon coupon) {
        String id = ids.ofBasket(reference);
        Mono<Stored<CouponBasket>> change = baskets.changeWhen(id, stored -> joined(stored.state(), coupon, now()));
        CouponBasket first = CouponBasket.with(reference, coupon.terms().stackingGroup(), coupon.couponId(), now());
        return change.switchIfEmpty(Mono.defer(() -> baskets.create(id, id, first, List.of(), null)))
                .onErrorResume(AlreadyExists.class, taken -> change)
                .then();
    }

    /** What is in it and not used takes its place anew: else who finds it too old could take it out meanwhile. */
    private Mono<Decision<CouponBasket>> joined(CouponBasket basket, Coupon coupon, Instant now) {
        if (basket.contains(coupon.couponId())) {
            return Mono.just(new Decision.Changed<>(basket.heldAt(now), List.of()));
        }
        return Mono.justOrEmpty(with(basket, coupon, now))
                .switchIfEmpty(Mono.defer(() -> used(basket, now)
                        .map(left ->
                                with(left, coupon, now).orElseThrow(() -> Refusals.of(CouponReason.NOT_COMBINABLE)))))
                .map(next -> new Decision.Changed<>(next, List.of()));
    }

    private Optional<CouponBasket> with(CouponBasket basket, Coupon coupon, Instant now) {
        return basket.joined(coupon.terms().stackingGroup(), coupon.couponId(), limits.orderMax(), now);
    }

    /** Without what was put in long ago and not used: whoever did so is dead. */
    private Mono<CouponBasket> used(CouponBasket basket, Instant now) {
        return basket.isHeldSince(now.minus(limits.hold()))
                ? coupons.findAll(basket.couponIds())
                        .map(found -> basket.of(found.stream()
                                .map(Stored::state)
                                .filter(coupon -> coupon.use(basket.reference()).isPresent())
                                .map(Coupon::couponId)
                                .toList()))
                : Mono.just(basket);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    Mono<Boolean> contains(String reference, String couponId) {
        return baskets.find(ids.ofBasket(reference))
                .map(stored -> stored.state().contains(couponId))
                .defaultIfEmpty(false);
    }

    Mono<Void> leave(String reference, String couponId) {
        return baskets.change(
                        ids.ofBasket(reference),
                        stored -> stored.state().contains(couponId)
                                ? new Decision.Changed<>(stored.state().left(couponId), List.of())
                                : new Decision.Unchanged<>())
                .then();
    }
}
