package dev.fives.customer.contact.app;

import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Who entered segments that no strategy is known of, kept for some days: the entry and the strategy come on different
 * partitions, so the strategy may have been there before and be told later.
 */
public interface SegmentEntries {

    /** A customer entered a segment. */
    record SegmentEntry(String segmentId, String customerId, Instant at) {}

    /** Again changes nothing. */
    Mono<Void> keep(SegmentEntry entry);

    /** Some of the segment, in no order that matters. */
    Mono<List<SegmentEntry>> of(String segmentId);

    Mono<Void> remove(List<SegmentEntry> entries);

    /** Some that are older, with how many there were; none where all are gone. */
    Mono<Long> removeBefore(Instant time);
}
