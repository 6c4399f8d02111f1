package dev.fives.segmentation.profile.app;

import dev.fives.kit.time.BusinessClock;
import dev.fives.segmentation.profile.model.Answer;
import reactor.core.publisher.Mono;

/**
 * Brings an answer into the profile. It needs no memory beside the profile: the newest score of a metric stays the
 * newest when older ones come again, and a negative answer says by its own date whether it still counts.
 */
public final class ApplyAnswer {

    private final ProfileWriter writer;
    private final BusinessClock clock;
    private final int keptMax;

    /** @param keptMax negative answers that a profile keeps */
    public ApplyAnswer(ProfileWriter writer, BusinessClock clock, int keptMax) {
        this.writer = writer;
        this.clock = clock;
        this.keptMax = keptMax;
    }

    public Mono<Void> apply(String customerId, Answer answer, String eventId) {
        return ProfileWriter.startingOver(Mono.defer(() -> writer.find(customerId)
                .flatMap(loaded -> writer.news(
                        loaded, customerId, profile -> profile.with(answer, clock.instant(), keptMax), eventId))));
    }
}
