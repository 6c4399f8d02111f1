package dev.fives.segmentation.segment.app;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Remembers what elsewhere uses segments, as the newest event of each told it. */
public interface SegmentUses {

    /** Keeps it unless a newer one is known; one without segments is remembered too, or an older one would come back. */
    Mono<Void> keep(SegmentUse use, long sequence);

    /** By their ids. */
    Flux<SegmentUse> of(String segmentId, int limit);
}
