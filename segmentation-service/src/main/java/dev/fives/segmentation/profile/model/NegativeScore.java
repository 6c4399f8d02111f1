package dev.fives.segmentation.profile.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A negative answer, for as long as it counts. Whether it still does is told by itself alone, so one that comes again
 * after it was forgotten is forgotten again.
 *
 * @param ref the answer or feedback
 * @param eventId of the event that told it; null where nobody noted it
 */
public record NegativeScore(
        String ref,
        Instant at,
        String correlationId,
        @Nullable String eventId) {

    public static final Duration COUNTS = Duration.ofDays(30);

    Instant until() {
        return at.plus(COUNTS);
    }
}
