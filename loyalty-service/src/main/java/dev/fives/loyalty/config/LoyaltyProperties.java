package dev.fives.loyalty.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the service; values and reasons stand in {@code loyalty-service.yml}.
 *
 * @param programId the one programme
 */
@ConfigurationProperties("fives.loyalty")
record LoyaltyProperties(String programId, SelfCheck selfCheck) {

    record SelfCheck(Duration interval, int accounts) {}
}
