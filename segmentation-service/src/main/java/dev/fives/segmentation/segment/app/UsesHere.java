package dev.fives.segmentation.segment.app;

import reactor.core.publisher.Flux;

/** What of this service asks for a segment, beside other segments. */
@FunctionalInterface
public interface UsesHere {

    /** By their ids. */
    Flux<SegmentUse> of(String segmentId, String code);
}
