package dev.fives.customer.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of following strategies; values and reasons stand in {@code customer-service.yml}.
 *
 * @param entriesKept business time for which an entry waits for its segment's strategy
 * @param entriesAtATime that are written, read or removed by one command
 * @param sweepInterval pause between two looks for entries that waited in vain
 */
@ConfigurationProperties("fives.strategies")
record StrategyProperties(Duration entriesKept, int entriesAtATime, Duration sweepInterval) {}
