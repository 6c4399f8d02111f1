package dev.fives.segmentation.profile.app;

import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.events.outbox.VersionConflict;
import dev.fives.kit.events.store.StoreFaults;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.request.RequestContext;
import dev.fives.segmentation.profile.model.Profile;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/**
 * Gives profiles that were written before there was one a place in the random order; to write them as they are is all
 * it takes. Who writes one meanwhile has given it its place, too. Each is read by itself, so that one that cannot be read
 * or written is passed by for this round and the others get theirs.
 */
public final class PlaceProfiles {

    private static final int SIDE_BY_SIDE = 32;
    /** The query for the next ones names them; with more of them the round ends. */
    private static final int PASSED_BY_MAX = 10_000;

    private final ProfileQueries queries;
    private final AggregateStore<Profile> profiles;
    private final SkippedProfiles skipped;
    private final int pageSize;
    private volatile Set<String> leftOut = Set.of();

    public PlaceProfiles(
            ProfileQueries queries, AggregateStore<Profile> profiles, SkippedProfiles skipped, int pageSize) {
        this.queries = queries;
        this.profiles = profiles;
        this.skipped = skipped;
        this.pageSize = pageSize;
    }

    /** Ids that the last round passed by: they get no place for now, and nobody need wait for that. */
    public Set<String> leftOut() {
        return leftOut;
    }

    /** Until all have one that can be written. */
    public Mono<Void> round() {
        return Mono.defer(() -> new Round().toTheEnd())
                .contextWrite(RequestContext.internal("places-of-profiles").asContext());
    }

    private final class Round {
        private final Set<String> passedBy = ConcurrentHashMap.newKeySet();

        Mono<Void> toTheEnd() {
            return Mono.defer(this::page)
                    .repeat()
                    .takeUntil(found -> found < pageSize || passedBy.size() >= PASSED_BY_MAX)
                    .then()
                    .doOnSuccess(_ -> leftOut = Set.copyOf(passedBy));
        }

        private Mono<Long> page() {
            return queries.withoutPlace(passedBy, pageSize)
                    .flatMap(id -> place(id).thenReturn(id), SIDE_BY_SIDE)
                    .count();
        }

        private Mono<Void> place(String id) {
            return profiles.find(id)
                    .onErrorResume(StoreFaults::isOfTheDocument, fault -> passByUnreadable(id, fault))
                    .flatMap(stored -> write(stored)
                            .onErrorResume(PlaceProfiles::isFull, fault -> passByFull(id))
                            .onErrorResume(StoreFaults::isOfTheDocument, fault -> passByUnwritable(id, fault)))
                    .then();
        }

        private Mono<Stored<Profile>> passByUnreadable(String id, Throwable fault) {
            passedBy.add(id);
            skipped.noteUnreadable(id, fault);
            return Mono.empty();
        }

        private Mono<Stored<Profile>> passByUnwritable(String id, Throwable fault) {
            passedBy.add(id);
            skipped.noteUnwritable(id, fault);
            return Mono.empty();
        }

        private Mono<Stored<Profile>> passByFull(String id) {
            passedBy.add(id);
            skipped.noteFull(id);
            return Mono.empty();
        }
    }

    private Mono<Stored<Profile>> write(Stored<Profile> stored) {
        return profiles.update(stored, stored.state(), List.of(), null)
                .onErrorResume(VersionConflict.class, overtaken -> Mono.empty());
    }

    private static boolean isFull(Throwable fault) {
        return fault instanceof ProblemException problem && problem.type().equals(Problems.TOO_MANY_PENDING);
    }
}
