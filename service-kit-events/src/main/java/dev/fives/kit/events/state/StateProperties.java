package dev.fives.kit.events.state;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Limits of the state topics; the values and their reasons stand in {@code kit-events.yml}. */
@ConfigurationProperties("fives.state")
public record StateProperties(
        int rewriteRecords,
        Duration writeTimeout,
        Duration auditInterval,
        Duration auditSettle,
        Duration auditTimeout,
        int auditPage) {}
