package dev.fives.loyalty.coupon.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a coupon comes from.
 *
 * @param batchId of the coupons that were issued together
 * @param campaignId absent where it is of none, as a remedy is
 * @param correlationId under which time alone changes it later
 * @param at business time
 */
public record CouponOrigin(String batchId, @Nullable String campaignId, String correlationId, Instant at) {}
