package dev.fives.segmentation.profile.app;

import dev.fives.kit.events.listener.Repeat;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.segmentation.profile.model.Attributes;
import dev.fives.segmentation.profile.model.Profile;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Copies what a customer event tells. Each event carries the whole customer, so a higher sequence replaces a lower one,
 * and one that is missing in between (of a type that is not heard here, or discarded) is missed by nobody.
 */
public final class ApplyCustomer {

    private final ProfileWriter writer;

    public ApplyCustomer(ProfileWriter writer) {
        this.writer = writer;
    }

    public Mono<Void> apply(String customerId, Attributes attributes, long sequence, String eventId) {
        return ProfileWriter.startingOver(Mono.defer(() -> writer.find(customerId)
                        .flatMap(loaded -> attempt(loaded, customerId, attributes, sequence, eventId))))
                .then();
    }

    private Mono<Stored<Profile>> attempt(
            Optional<Stored<Profile>> loaded, String customerId, Attributes attributes, long sequence, String eventId) {
        return loaded.filter(stored -> stored.state().customerSequence() >= sequence)
                .map(stored -> Repeat.dropped().then(writer.settled(stored)))
                .orElseGet(() -> writer.apply(
                        loaded, customerId, profile -> profile.withAttributes(attributes, sequence), eventId));
    }
}
