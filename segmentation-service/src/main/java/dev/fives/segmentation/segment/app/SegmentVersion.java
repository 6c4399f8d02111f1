package dev.fives.segmentation.segment.app;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.segmentation.segment.model.Segment;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was published, or still is.
 *
 * @param rule as JSON; null for a list that people keep by hand
 * @param publishedAt business time; null where nobody noted it
 */
public record SegmentVersion(
        String segmentId,
        long version,
        String name,
        @Nullable String rule,
        @Nullable Instant publishedAt) {

    /** The newest one; empty before the first. */
    static Optional<SegmentVersion> newest(Stored<Segment> stored) {
        var segment = stored.state();
        return segment.published() == 0
                ? Optional.empty()
                : Optional.of(new SegmentVersion(
                        stored.id(),
                        segment.published(),
                        Objects.requireNonNullElse(segment.publishedName(), segment.name()),
                        segment.publishedRule(),
                        segment.publishedAt()));
    }
}
