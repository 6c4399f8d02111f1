package dev.fives.segmentation.segment.app;

import java.util.List;

/**
 * That something rests on segments.
 *
 * @param id of what uses them
 * @param version of it
 */
public record SegmentUse(Kind kind, String id, long version, List<String> segmentIds) {

    public enum Kind {
        SEGMENT,
        EARNING_RULE,
        SCORING_PLAN,
        STRATEGY
    }

    public SegmentUse {
        segmentIds = List.copyOf(segmentIds);
    }
}
