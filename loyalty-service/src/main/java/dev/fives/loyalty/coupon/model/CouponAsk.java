package dev.fives.loyalty.coupon.model;

import org.jspecify.annotations.Nullable;

/**
 * Somebody wants to use a coupon.
 *
 * @param customerId absent where nobody says who it is
 */
public record CouponAsk(@Nullable String customerId, Cart cart) {}
