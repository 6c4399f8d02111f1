package dev.fives.loyalty.coupon.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What became of a coupon, and what others are told of it. */
public record CouponStep(Coupon coupon, List<CouponEvent> events) {
    public CouponStep {
        events = List.copyOf(events);
    }

    static CouponStep silent(Coupon coupon) {
        return new CouponStep(coupon, List.of());
    }

    static CouponStep told(CouponEvent event) {
        return new CouponStep(event.coupon(), List.of(event));
    }

    /** One after the other, told together. */
    public CouponStep then(Function<Coupon, CouponStep> next) {
        CouponStep step = next.apply(coupon);
        List<CouponEvent> all = new ArrayList<>(events);
        all.addAll(step.events());
        return new CouponStep(step.coupon(), all);
    }
}
