package dev.fives.segmentation.profile.app;

import dev.fives.segmentation.profile.model.SegmentOverride;
import java.util.List;
import reactor.core.publisher.Mono;

/** Whom people put into a segment, or keep out of it. */
public interface Overrides {

    record Overridden(String customerId, SegmentOverride override) {}

    /** In the order of the customers' ids, strictly after one. */
    Mono<List<Overridden>> page(String segmentId, String afterCustomerId, int limit);

    Mono<Long> count(String segmentId);
}
