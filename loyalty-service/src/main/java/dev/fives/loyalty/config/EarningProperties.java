package dev.fives.loyalty.config;

import dev.fives.loyalty.earning.app.RuleLimits;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Settings of earning rules; values and reasons stand in {@code loyalty-service.yml}. */
@ConfigurationProperties("fives.loyalty.earning")
record EarningProperties(int rulesMax, int versionsMax, int conditionValuesMax, int draftsMax, Duration rulesMaxAge) {

    RuleLimits limits() {
        return new RuleLimits(rulesMax, versionsMax, conditionValuesMax, draftsMax);
    }
}
