package dev.fives.segmentation.segment.app;

import reactor.core.publisher.Mono;

/** Keeps the one {@link SegmentTurn} of all instances. */
public interface SegmentTurnStore {

    Mono<SegmentTurn> load();

    /** False where the revision before it is not there any more. */
    Mono<Boolean> replace(SegmentTurn next);
}
