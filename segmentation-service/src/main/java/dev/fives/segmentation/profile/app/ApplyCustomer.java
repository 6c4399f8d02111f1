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

    /** What the customer is after an event. */
    public record Told(String customerId, Attributes attributes, boolean deleted, long sequence) {}

    public Mono<Void> apply(Told told, String eventId) {
        return ProfileWriter.startingOver(Mono.defer(
                        () -> writer.find(told.customerId()).flatMap(loaded -> attempt(loaded, told, eventId))))
                .then();
    }

    private Mono<Stored<Profile>> attempt(Optional<Stored<Profile>> loaded, Told told, String eventId) {
        return loaded.filter(stored -> stored.state().customerSequence() >= told.sequence())
                .map(stored -> Repeat.dropped().then(writer.settled(stored)))
                .orElseGet(() -> writer.apply(
                        loaded,
                        told.customerId(),
                        profile -> profile.withCustomer(told.attributes(), told.deleted(), told.sequence()),
                        eventId));
    }
}
