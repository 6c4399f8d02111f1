package dev.fives.customer.consent.model;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a customer said once of one channel and purpose.
 *
 * @param proof what shows it, such as the number of a signed form
 * @param validUntil business time from which it counts as not said
 * @param at business time of the decision
 * @param recordedBy who entered it
 */
public record ConsentDecision(
        ConsentChannel channel,
        ConsentPurpose purpose,
        ConsentStatus status,
        @Nullable String proof,
        @Nullable Instant validUntil,
        Instant at,
        String recordedBy) {

    public boolean holdsAt(Instant now) {
        return validUntil == null || now.isBefore(validUntil);
    }

    boolean concerns(ConsentChannel otherChannel, ConsentPurpose otherPurpose) {
        return channel == otherChannel && purpose == otherPurpose;
    }

    /** Said again in the same words. */
    public boolean saysTheSameAs(ConsentDecision other) {
        return concerns(other.channel, other.purpose)
                && status == other.status
                && Objects.equals(proof, other.proof)
                && Objects.equals(validUntil, other.validUntil);
    }
}
