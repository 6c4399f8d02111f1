package dev.fives.loyalty.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Settings of statements and reports; values and reasons stand in {@code loyalty-service.yml}. */
@ConfigurationProperties("fives.loyalty.report")
record ReportProperties(
        int statementEntriesMax, Duration statementMargin, Duration liabilityInterval, int liabilityMembersAtOnce) {}
