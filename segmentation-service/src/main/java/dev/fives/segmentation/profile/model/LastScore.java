package dev.fives.segmentation.profile.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The newest score of one metric.
 *
 * @param ref the answer or feedback that gave it
 * @param eventId of the event that told it; null where nobody noted it
 */
public record LastScore(
        Answer.Metric metric,
        int score,
        Instant at,
        String ref,
        @Nullable String eventId) {

    public LastScore(Answer.Metric metric, int score, Instant at, String ref) {
        this(metric, score, at, ref, null);
    }

    /** Of two at the same instant the same one is newer in whatever order they come. */
    boolean isNewerThan(LastScore other) {
        int order = at.compareTo(other.at);
        return order != 0 ? order > 0 : ref.compareTo(other.ref) > 0;
    }
}
