package dev.fives.kit.events.journal;

/**
 * A chain of entries, numbered from 1.
 *
 * @param id of the account, the aggregate of its events; never used again for another
 * @param customerId the record key of its events; sources are unique for it
 */
public record JournalAccount(String id, String customerId) {
    static final int SEQUENCE_DIGITS = 20;

    String entryId(long sequence) {
        return String.format("%s:%0" + SEQUENCE_DIGITS + "d", id, sequence);
    }
}
