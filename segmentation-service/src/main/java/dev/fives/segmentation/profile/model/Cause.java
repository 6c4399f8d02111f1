package dev.fives.segmentation.profile.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a profile is judged again.
 *
 * @param eventId the event that came, null where it is something else
 * @param at the instant as of which it is judged
 */
public record Cause(@Nullable String eventId, Instant at, Kind kind) {

    public enum Kind {
        EVENT,
        TIME,
        /** A segment, a setting or a cut point is another one. */
        RULE,
        /** Somebody put the customer into a segment or took the customer out. */
        MANUAL
    }

    /** An event, or time alone. */
    public Cause(@Nullable String eventId, Instant at) {
        this(eventId, at, eventId == null ? Kind.TIME : Kind.EVENT);
    }

    static Cause rule(Instant at) {
        return new Cause(null, at, Kind.RULE);
    }

    static Cause manual(Instant at) {
        return new Cause(null, at, Kind.MANUAL);
    }
}
