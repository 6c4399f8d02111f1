package dev.fives.segmentation.profile.model;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a customer answered to a survey, or said unasked. It never changes.
 *
 * @param id of the answer or the feedback
 * @param score of the metric; null where nothing was measured
 * @param correlationId of the event that told it, for what time makes of it later
 * @param eventId of that event; null where nobody noted it
 */
public record Answer(
        String id,
        @Nullable Metric metric,
        @Nullable Integer score,
        boolean negative,
        Instant at,
        String correlationId,
        @Nullable String eventId) {

    public Answer(
            String id,
            @Nullable Metric metric,
            @Nullable Integer score,
            boolean negative,
            Instant at,
            String correlationId) {
        this(id, metric, score, negative, at, correlationId, null);
    }

    /** Scores of two metrics are never mixed. */
    public enum Metric {
        NPS,
        CSAT,
        CES
    }

    Optional<LastScore> lastScore() {
        return metric == null || score == null
                ? Optional.empty()
                : Optional.of(new LastScore(metric, score, at, id, eventId));
    }
}
