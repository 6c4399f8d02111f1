package dev.fives.segmentation.profile.app;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.segmentation.profile.model.Attributes;
import dev.fives.segmentation.profile.model.Profile;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Copies what a customer event tells, in the order of the customer's own sequence. */
public final class ApplyCustomer {

    /** What became of an event. */
    public sealed interface Outcome {

        record Applied() implements Outcome {}

        record Known() implements Outcome {}

        /** Events are missing before this one. */
        record Gap(long expected) implements Outcome {}
    }

    private final ProfileWriter writer;

    public ApplyCustomer(ProfileWriter writer) {
        this.writer = writer;
    }

    public Mono<Outcome> apply(String customerId, Attributes attributes, long sequence, String eventId) {
        return ProfileWriter.startingOver(Mono.defer(() ->
                writer.find(customerId).flatMap(loaded -> attempt(loaded, customerId, attributes, sequence, eventId))));
    }

    private Mono<Outcome> attempt(
            Optional<Stored<Profile>> loaded, String customerId, Attributes attributes, long sequence, String eventId) {
        long last = loaded.map(stored -> stored.state().customerSequence()).orElse(0L);
        if (sequence <= last) {
            return Mono.just(new Outcome.Known());
        }
        if (last > 0 && sequence > last + 1) {
            return Mono.just(new Outcome.Gap(last + 1));
        }
        return writer.apply(loaded, customerId, profile -> profile.withAttributes(attributes, sequence), eventId)
                .thenReturn(new Outcome.Applied());
    }
}
