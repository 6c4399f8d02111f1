package dev.fives.loyalty.config;

import dev.fives.loyalty.redemption.app.RedemptionLimits;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Settings of redemptions; values and reasons stand in {@code loyalty-service.yml}. */
@ConfigurationProperties("fives.loyalty.redemption")
record RedemptionProperties(long pointsMax, Duration lapseAfter, Duration repeatAfter) {

    RedemptionLimits limits() {
        return new RedemptionLimits(pointsMax, lapseAfter, repeatAfter);
    }
}
