package dev.fives.feedback.outreach.model;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a consent.
 *
 * @param sequence of the event that told it; only a higher one counts beside it
 * @param refused DENIED or REVOKED
 * @param validUntil business time from which it counts as none
 * @param at business time from which it is so; absent in what was kept before there were times
 */
public record ConsentMark(
        String channel,
        String purpose,
        long sequence,
        boolean refused,
        @Nullable Instant validUntil,
        Instant at) implements Mark<ConsentMark> {

    public ConsentMark(
            String channel,
            String purpose,
            long sequence,
            boolean refused,
            @Nullable Instant validUntil,
            @Nullable Instant at) {
        this.channel = channel;
        this.purpose = purpose;
        this.sequence = sequence;
        this.refused = refused;
        this.validUntil = validUntil;
        this.at = Objects.requireNonNullElse(at, Instant.EPOCH);
    }

    @Override
    public boolean isAbout(ConsentMark other) {
        return channel.equals(other.channel) && purpose.equals(other.purpose);
    }

    @Override
    public boolean refuses() {
        return refused;
    }

    @Override
    public boolean saysTheSameAs(ConsentMark other) {
        return refused == other.refused && Objects.equals(validUntil, other.validUntil);
    }

    @Override
    public ConsentMark withSequence(long higher) {
        return new ConsentMark(channel, purpose, higher, refused, validUntil, at);
    }

    boolean refuses(String askedChannel, Instant when) {
        return refused && channel.equals(askedChannel) && (validUntil == null || when.isBefore(validUntil));
    }
}
