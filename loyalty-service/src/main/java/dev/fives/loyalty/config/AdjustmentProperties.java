package dev.fives.loyalty.config;

import dev.fives.loyalty.adjustment.app.AdjustmentLimits;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Settings of adjustments; values and reasons stand in {@code loyalty-service.yml}. */
@ConfigurationProperties("fives.loyalty.adjustment")
record AdjustmentProperties(
        long aloneMax,
        long aloneMaxPerDay,
        long aloneMaxPerCustomer,
        long pointsMax,
        Duration pendingInterval,
        int pendingCountMax) {

    AdjustmentLimits limits() {
        return new AdjustmentLimits(aloneMax, aloneMaxPerDay, aloneMaxPerCustomer, pointsMax);
    }
}
