package dev.fives.segmentation.segment.app;

import java.util.List;
import reactor.core.publisher.Mono;

/** All that was ever published of a segment. */
public final class ReadVersions {

    private final Segments segments;
    private final SegmentVersions versions;

    public ReadVersions(Segments segments, SegmentVersions versions) {
        this.segments = segments;
        this.versions = versions;
    }

    /** How many there are; error NOT_FOUND for an unknown segment. */
    public Mono<Long> count(String segmentId) {
        return segments.find(segmentId)
                .flatMap(stored -> SegmentVersion.newest(stored)
                        .map(newest ->
                                versions.count(segmentId, newest.version()).map(earlier -> earlier + 1))
                        .orElse(Mono.just(0L)));
    }

    /** In their order, strictly after one; error NOT_FOUND for an unknown segment. */
    public Mono<List<SegmentVersion>> page(String segmentId, long afterVersion, int limit) {
        // the segment first: what is replaced after that is kept, and told twice at most
        return segments.find(segmentId).flatMap(stored -> {
            var newest = SegmentVersion.newest(stored);
            return versions.page(segmentId, afterVersion, limit)
                    .filter(version -> newest.filter(last -> version.version() < last.version())
                            .isPresent())
                    .concatWith(Mono.justOrEmpty(newest.filter(last -> last.version() > afterVersion)))
                    .take(limit)
                    .collectList();
        });
    }
}
