package dev.fives.segmentation.config;

import dev.fives.segmentation.segment.app.SegmentTurns;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Settings of publishing one at a time; values and reasons stand in {@code segmentation-service.yml}. */
@ConfigurationProperties("fives.segmentation.segment-turn")
record SegmentTurnProperties(Duration lease, Duration workMax, Duration waitMax, Duration retryAfter) {
    SegmentTurns.Limits limits() {
        return new SegmentTurns.Limits(lease, workMax, waitMax, retryAfter);
    }
}
