package dev.fives.segmentation.profile.app;

import dev.fives.kit.events.due.DueWork;
import dev.fives.kit.events.outbox.VersionConflict;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Window exits, recency and birthdays: what changes a profile by time alone, at its exact instant. */
public final class FireDueProfiles implements DueWork {

    private static final int SIDE_BY_SIDE = 8;

    private final ProfileQueries profiles;
    private final ProfileWriter writer;

    public FireDueProfiles(ProfileQueries profiles, ProfileWriter writer) {
        this.profiles = profiles;
        this.writer = writer;
    }

    @Override
    public String name() {
        return "profiles";
    }

    @Override
    public Mono<Integer> fireDue(Instant businessNow, int limit) {
        // one that cannot be written must not keep the others waiting; its fault is told when they are through
        return profiles.due(businessNow, limit)
                .flatMapDelayError(
                        stored -> writer.catchUp(stored)
                                .thenReturn(1)
                                .onErrorResume(VersionConflict.class, lost -> Mono.just(1)),
                        SIDE_BY_SIDE,
                        SIDE_BY_SIDE)
                .reduce(0, Integer::sum);
    }

    @Override
    public Mono<Instant> oldestDue() {
        return profiles.oldestDue();
    }
}
