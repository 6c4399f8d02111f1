package dev.fives.segmentation.profile.app;

import dev.fives.kit.time.BusinessClock;
import dev.fives.segmentation.profile.model.Use;
import dev.fives.segmentation.profile.model.Uses;
import reactor.core.publisher.Mono;

/**
 * Brings a use of an application into the profile, once. It needs no memory beside the profile: a use that is kept is
 * known by its id, and one that was forgotten is forgotten again.
 */
public final class ApplyUse {

    private final ProfileWriter writer;
    private final BusinessClock clock;
    private final Uses.Kept kept;

    public ApplyUse(ProfileWriter writer, BusinessClock clock, Uses.Kept kept) {
        this.writer = writer;
        this.clock = clock;
        this.kept = kept;
    }

    public Mono<Void> apply(String customerId, Use use, String eventId) {
        return ProfileWriter.startingOver(Mono.defer(() -> writer.find(customerId)
                .flatMap(loaded -> writer.news(
                        loaded, customerId, profile -> profile.with(use, clock.instant(), kept), eventId))));
    }
}
