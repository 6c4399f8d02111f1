package dev.fives.segmentation.segment.app;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps versions that another one replaced; the newest stands in the segment itself. */
public interface SegmentVersions {

    /** May be repeated. */
    Mono<Void> keep(SegmentVersion version);

    /** In their order, strictly after one. */
    Flux<SegmentVersion> page(String segmentId, long afterVersion, int limit);

    /** Of those before one. */
    Mono<Long> count(String segmentId, long beforeVersion);
}
