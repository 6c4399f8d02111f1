package dev.fives.kit.events.self;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Limits of the listener on the service's own topics; the values and their reasons stand in {@code kit-events.yml}. */
@ConfigurationProperties("fives.self")
record SelfProperties(
        int maxPollRecords,
        Duration gather,
        Duration firstBackoff,
        Duration maxBackoff,
        Duration watchInterval,
        Duration stopTimeout) {}
