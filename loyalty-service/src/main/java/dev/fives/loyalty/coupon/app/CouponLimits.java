package dev.fives.loyalty.coupon.app;

import java.time.Duration;

/**
 * Limits of coupons; values and reasons stand in {@code loyalty-service.yml}.
 *
 * @param batchMax coupons of one call
 * @param usesMax of one coupon
 * @param daysMax of validity
 * @param orderMax coupons of one order
 * @param hold real time for which a coupon keeps its place in an order before it is used for it
 * @param repeatAfter after which issuing that was broken off is carried on, business time
 */
public record CouponLimits(int batchMax, int usesMax, int daysMax, int orderMax, Duration hold, Duration repeatAfter) {}
