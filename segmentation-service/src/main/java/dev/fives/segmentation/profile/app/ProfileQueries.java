package dev.fives.segmentation.profile.app;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.segmentation.basis.model.Measure;
import dev.fives.segmentation.basis.model.RfmInput;
import dev.fives.segmentation.profile.model.Profile;
import java.time.Instant;
import java.util.Collection;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads over many profiles. A profile whose document cannot be read is none, so that it hides nobody else. */
public interface ProfileQueries {

    /** In the order of their ids, strictly after one. */
    Flux<Stored<Profile>> page(String afterId, int limit);

    /** Oldest due instant first. */
    Flux<Stored<Profile>> due(Instant now, int limit);

    Mono<Instant> oldestDue();

    Flux<RfmInput> rfmInputs(Measure measure);

    /** In the order of their ids, strictly after one. */
    Flux<Stored<Profile>> members(String segmentId, String afterId, int limit);

    /** Error UNAVAILABLE where the store takes too long to count. */
    Mono<Long> memberCount(String segmentId);

    /** Of those who have been members since an instant or longer; in the order of their ids, strictly after one. */
    Flux<Stored<Profile>> membersSince(String segmentId, Instant since, String afterId, int limit);

    /** As {@link #memberCount}. */
    Mono<Long> memberCountSince(String segmentId, Instant since);

    /**
     * In an order that stays the same: whoever has no place in it yet, then all that have one, at random.
     *
     * @param unplaced ids that get no place for now: where they have none, they come after all others
     */
    Flux<Profile> inRandomOrder(Collection<String> unplaced, int limit);

    /**
     * One that can be read; those that cannot are not in {@link #inRandomOrder} either.
     *
     * @param butFor ids that get none for now
     */
    Mono<Boolean> isAnyWithoutPlace(Collection<String> butFor);

    /** Ids of those that were written before there was such an order, readable or not, but for some. */
    Flux<String> withoutPlace(Collection<String> butFor, int limit);

    /** All profiles; after a crash of the store maybe not to the last one. */
    Mono<Long> count();
}
