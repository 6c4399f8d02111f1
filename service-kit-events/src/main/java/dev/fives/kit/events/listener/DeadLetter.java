package dev.fives.kit.events.listener;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as operators see it: where it came from and why, never its payload.
 *
 * @param id for {@code POST /ops/dlt/{id}/replay}
 * @param topic of the original record, as are {@code partition} and {@code offset}
 * @param eventId null where the record told none, as for {@code type} and {@code key}
 * @param at when it was put aside
 * @param doneAt when it was replayed or, parked, redriven or discarded; null while it waits
 */
record DeadLetter(
        String id,
        String topic,
        String group,
        int partition,
        long offset,
        @Nullable String eventId,
        @Nullable String type,
        @Nullable String key,
        String reason,
        int attempts,
        Instant at,
        @Nullable Instant doneAt) {
    DeadLetter doneAt(@Nullable Instant instant) {
        return new DeadLetter(id, topic, group, partition, offset, eventId, type, key, reason, attempts, at, instant);
    }

    /** What remembers that its record is done; the same for each letter about the same record. */
    String recordId() {
        return ParkedRecords.id(group, topic, partition, offset);
    }
}
