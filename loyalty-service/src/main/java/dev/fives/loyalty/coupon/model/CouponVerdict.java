package dev.fives.loyalty.coupon.model;

import java.math.BigDecimal;

/** What a coupon does to a cart. */
public sealed interface CouponVerdict {

    /** @param amount that it takes off, above 0, in the cart's currency */
    record Discounted(BigDecimal amount) implements CouponVerdict {}

    record Refused(CouponReason reason) implements CouponVerdict {}
}
