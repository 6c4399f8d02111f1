package dev.fives.kit.events.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Limits of outbox, relay and sweeper; the values and their reasons stand in {@code kit-events.yml}. */
@ConfigurationProperties("fives.outbox")
public record OutboxProperties(
        int maxPendingPerAggregate,
        int maxCommandsPerAggregate,
        Duration commandRetention,
        Duration fullRetryAfter,
        int conflictRetries,
        int relaySideBySide,
        int relayMaxAggregates,
        int relayMaxHeldBacklogs,
        Duration relayFirstBackOff,
        Duration relayMaxBackOff,
        Duration sweepInterval,
        Duration sweepAge,
        int sweepPage,
        int sweepSideBySide,
        Duration stopTimeout,
        Duration gaugeInterval,
        int maxBacklog) {}
