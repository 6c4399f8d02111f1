package dev.fives.kit.events.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as it lies in its aggregate's document until Kafka has acknowledged it. Made by {@link PendingEvents} only.
 *
 * @param id {@code <type>:<aggregateId>-<sequence>}; the same at every republish
 * @param topic without the deployment's prefix; kept here so that an event outlives a rename of its type
 * @param subject the aggregate's id
 * @param source {@code /fives/<type>/<aggregateId>}
 * @param time business time
 * @param data JSON
 * @param at real time of the write; the sweeper's and the alert's age
 */
public record PendingEvent(
        String id,
        long sequence,
        String type,
        String topic,
        String source,
        String subject,
        Instant time,
        String data,
        String correlationId,
        @Nullable String causationId,
        @Nullable String traceparent,
        Instant at) {}
