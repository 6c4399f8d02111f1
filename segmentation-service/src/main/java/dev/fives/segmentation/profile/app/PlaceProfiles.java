package dev.fives.segmentation.profile.app;

import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.events.outbox.VersionConflict;
import dev.fives.kit.request.RequestContext;
import dev.fives.segmentation.profile.model.Profile;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Gives profiles that were written before there was one a place in the random order; to write them as they are is all
 * it takes. Who writes one meanwhile has given it its place, too.
 */
public final class PlaceProfiles {

    private static final int SIDE_BY_SIDE = 32;

    private final ProfileQueries queries;
    private final AggregateStore<Profile> profiles;
    private final int pageSize;

    public PlaceProfiles(ProfileQueries queries, AggregateStore<Profile> profiles, int pageSize) {
        this.queries = queries;
        this.profiles = profiles;
        this.pageSize = pageSize;
    }

    /** Until all have one. */
    public Mono<Void> round() {
        return Mono.defer(this::page)
                .repeat()
                .takeUntil(placed -> placed < pageSize)
                .then()
                .contextWrite(RequestContext.internal("places-of-profiles").asContext());
    }

    private Mono<Long> page() {
        return queries.withoutPlace(pageSize)
                .flatMap(stored -> place(stored).thenReturn(stored), SIDE_BY_SIDE)
                .count();
    }

    private Mono<Void> place(Stored<Profile> stored) {
        return profiles.update(stored, stored.state(), List.of(), null)
                .onErrorResume(VersionConflict.class, overtaken -> Mono.empty())
                .then();
    }
}
