package dev.fives.segmentation.profile.model;

import java.time.Instant;

/**
 * That somebody decided about a customer and a segment; it holds against the rule until it is taken back.
 *
 * @param reason as it was written
 * @param by who decided
 */
public record SegmentOverride(String segmentId, Mode mode, String reason, String by, Instant at) {

    public enum Mode {
        INCLUDE,
        EXCLUDE
    }

    /** Whether it says the same, whoever said it and when. */
    public boolean saysAs(SegmentOverride other) {
        return segmentId.equals(other.segmentId) && mode == other.mode && reason.equals(other.reason);
    }
}
