package dev.fives.loyalty.care.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a care task.
 *
 * @param after the task right after it
 * @param reason a code
 * @param at business time
 */
public record CareEvent(What what, CareTask after, @Nullable String reason, Instant at) {

    /** Each is an event type. */
    public enum What {
        PLANNED,
        DUE,
        HELD,
        RELEASED,
        COMPLETED,
        SKIPPED
    }
}
