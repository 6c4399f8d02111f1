package dev.fives.kit.events.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** How topics are created; the values stand in {@code kit-events.yml}. */
@ConfigurationProperties("fives.kafka")
public record TopicProperties(
        int partitions,
        short replication,
        short minInsyncReplicas,
        Duration retention,
        Duration tombstoneRetention,
        Duration compactionLag,
        Duration sendTimeout) {}
