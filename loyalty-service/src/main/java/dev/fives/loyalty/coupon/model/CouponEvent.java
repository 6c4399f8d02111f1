package dev.fives.loyalty.coupon.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What others are told of a coupon.
 *
 * @param coupon as it is after it
 * @param use that was made or given back
 */
public record CouponEvent(
        What what, Coupon coupon, @Nullable CouponUse use, Instant at) {

    /** The kinds. */
    public enum What {
        ISSUED,
        REDEEMED,
        RELEASED,
        EXPIRED
    }
}
