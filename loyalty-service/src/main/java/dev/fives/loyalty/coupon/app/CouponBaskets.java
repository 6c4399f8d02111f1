package dev.fives.loyalty.coupon.app;

import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.loyalty.coupon.model.Coupon;
import dev.fives.loyalty.coupon.model.CouponBasket;
import dev.fives.loyalty.coupon.model.CouponReason;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Which coupons are together in an order. A coupon is put into the order's basket before it is used for it, and taken
 * out after the use was given back, so two that do not go together are never both used, whatever breaks off. It rests
 * on an order's calls for one and the same coupon coming one after the other.
 */
public final class CouponBaskets {
    private final AggregateStore<CouponBasket> baskets;
    private final CouponIds ids;
    private final int max;

    public CouponBaskets(AggregateStore<CouponBasket> baskets, CouponIds ids, int max) {
        this.baskets = baskets;
        this.ids = ids;
        this.max = max;
    }

    /** Error 409 where it does not go with what is in it. */
    Mono<Void> join(String reference, Coupon coupon) {
        String id = ids.ofBasket(reference);
        Mono<Stored<CouponBasket>> change = baskets.change(id, stored -> joined(stored.state(), coupon));
        CouponBasket first = CouponBasket.with(reference, coupon.terms().stackingGroup(), coupon.couponId());
        return change.switchIfEmpty(Mono.defer(() -> baskets.create(id, id, first, List.of(), null)))
                .onErrorResume(AlreadyExists.class, taken -> change)
                .then();
    }

    private Decision<CouponBasket> joined(CouponBasket basket, Coupon coupon) {
        return basket.contains(coupon.couponId())
                ? new Decision.Unchanged<>()
                : basket.joined(coupon.terms().stackingGroup(), coupon.couponId(), max)
                        .<Decision<CouponBasket>>map(next -> new Decision.Changed<>(next, List.of()))
                        .orElseThrow(() -> Refusals.of(CouponReason.NOT_COMBINABLE));
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
