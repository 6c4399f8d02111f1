package dev.fives.loyalty.coupon.app;

import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.loyalty.coupon.model.Coupon;
import dev.fives.loyalty.coupon.model.CouponCode;
import reactor.core.publisher.Mono;

/** Finds coupons by what somebody typed, or by the id that events have. */
public final class FindCoupon {
    private static final String ID = "cpn_";

    private final AggregateStore<Coupon> coupons;
    private final CouponIds ids;

    public FindCoupon(AggregateStore<Coupon> coupons, CouponIds ids) {
        this.coupons = coupons;
        this.ids = ids;
    }

    /** 404 where there is none; one that is mistyped is told apart. */
    public Mono<Stored<Coupon>> byCode(String text) {
        String code = CouponCode.typed(text);
        return CouponCode.isWhole(code)
                ? coupons.find(ids.ofCode(code)).switchIfEmpty(Mono.error(Refusals::notThere))
                : Mono.error(Refusals::mistyped);
    }

    /** As {@link #byCode}; ids are taken too. */
    public Mono<Stored<Coupon>> byCodeOrId(String text) {
        return text.startsWith(ID) ? coupons.find(text).switchIfEmpty(Mono.error(Refusals::notThere)) : byCode(text);
    }
}
