package dev.fives.loyalty.config;

import dev.fives.loyalty.coupon.app.CompensateByCoupon;
import dev.fives.loyalty.coupon.app.CouponLimits;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Settings of coupons; values and reasons stand in {@code loyalty-service.yml}. */
@ConfigurationProperties("fives.loyalty.coupon")
record CouponProperties(
        int batchMax, int usesMax, int daysMax, int orderMax, Duration hold, Duration repeatAfter, Remedy remedy) {

    record Remedy(long valueMax, String currency, Duration validFor) {}

    CouponLimits limits() {
        return new CouponLimits(batchMax, usesMax, daysMax, orderMax, hold, repeatAfter);
    }

    CompensateByCoupon.Offer offer() {
        return new CompensateByCoupon.Offer(remedy.currency(), remedy.validFor(), repeatAfter);
    }
}
