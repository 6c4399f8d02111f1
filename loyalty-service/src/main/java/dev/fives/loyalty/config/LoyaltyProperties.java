package dev.fives.loyalty.config;

import dev.fives.loyalty.care.app.CareLimits;
import dev.fives.loyalty.care.app.OverdueCare;
import dev.fives.loyalty.care.model.CareChannel;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the service; values and reasons stand in {@code loyalty-service.yml}.
 *
 * @param programId the one programme
 */
@ConfigurationProperties("fives.loyalty")
record LoyaltyProperties(String programId, SelfCheck selfCheck, Remedy remedy, Care care) {

    record SelfCheck(Duration interval, int accounts) {}

    record Remedy(long pointsMax) {}

    record Care(
            Duration followUpAfter,
            CareChannel followUpChannel,
            Duration planAheadMax,
            int noteLengthMax,
            Duration overdueAfter,
            Duration overdueInterval,
            int overdueCountMax) {

        CareLimits limits() {
            return new CareLimits(followUpAfter, followUpChannel, planAheadMax, noteLengthMax);
        }

        OverdueCare.Limits overdueLimits() {
            return new OverdueCare.Limits(overdueAfter, overdueInterval, overdueCountMax);
        }
    }
}
