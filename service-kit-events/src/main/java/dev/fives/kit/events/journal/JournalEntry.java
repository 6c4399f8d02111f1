package dev.fives.kit.events.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry. It never changes but for the published mark, which is outside the hash.
 *
 * @param sequence contiguous in the account, from 1
 * @param source {@link Fact#source}
 * @param balanceAfter the sum of all deltas up to this one
 * @param hash SHA-256 over the entry's content and the hash of the entry before it
 * @param from the first sequence that was not marked published when this entry was written
 * @param published true once the broker has acknowledged the event of this entry
 * @param at business time of the fact
 * @param writtenAt real time; the age that the sweeper goes by
 */
public record JournalEntry<B>(
        JournalAccount account,
        long sequence,
        String subject,
        String source,
        long sourceVersion,
        B body,
        long delta,
        long balanceAfter,
        String hash,
        long from,
        boolean published,
        Instant at,
        Instant writtenAt,
        Origin origin) {

    /** The request or event that the entry goes back to. */
    record Origin(String correlationId, @Nullable String causationId, String traceparent) {}

    public String id() {
        return JournalAccount.entryId(account.id(), sequence);
    }

    JournalEntry<B> withHash(String newHash) {
        return new JournalEntry<>(
                account,
                sequence,
                subject,
                source,
                sourceVersion,
                body,
                delta,
                balanceAfter,
                newHash,
                from,
                published,
                at,
                writtenAt,
                origin);
    }
}
