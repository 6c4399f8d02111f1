package dev.fives.segmentation.profile.app;

import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps memberships that have ended. */
public interface PastMemberships {

    /** May be repeated. */
    Mono<Void> keep(PastMembership past);

    /** Of those who were in the segment at an instant and are no more, by their ids, strictly after one. */
    Flux<PastMembership> of(String segmentId, Instant asOf, String afterCustomerId, int limit);

    /** Error UNAVAILABLE where the store takes too long to count. */
    Mono<Long> count(String segmentId, Instant asOf);

    /** Forgets some of those that ended before; tells how many. */
    Mono<Long> forget(Instant before, int limit);
}
