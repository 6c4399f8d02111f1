package dev.fives.segmentation.segment.app;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.segmentation.segment.model.Segment;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads over many segments. */
public interface SegmentQueries {

    /** In the order of their ids, strictly after one. */
    Flux<Stored<Segment>> page(String afterId, Segment.@Nullable Status status, int limit);

    /** On all pages of {@link #page}. */
    Mono<Long> count(Segment.@Nullable Status status);

    /** Those of the ids that there are. */
    Flux<Stored<Segment>> all(Collection<String> ids);
}
