package dev.fives.feedback.outreach.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a consent.
 *
 * @param sequence of the event that told it; only a higher one replaces it
 * @param refused DENIED or REVOKED
 * @param validUntil business time from which it counts as none
 */
public record ConsentMark(
        String channel,
        String purpose,
        long sequence,
        boolean refused,
        @Nullable Instant validUntil) {

    boolean isAbout(ConsentMark other) {
        return channel.equals(other.channel) && purpose.equals(other.purpose);
    }

    boolean refuses(String askedChannel, Instant at) {
        return refused && channel.equals(askedChannel) && (validUntil == null || at.isBefore(validUntil));
    }
}
