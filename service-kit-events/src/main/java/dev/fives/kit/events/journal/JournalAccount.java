package dev.fives.kit.events.journal;

/**
 * A chain of entries, numbered from 1.
 *
 * @param id of the account, the aggregate of its events; never used again for another
 * @param customerId the record key of its events; sources are unique for it
 */
public record JournalAccount(String id, String customerId) {
    private static final int SEQUENCE_DIGITS = 20;

    /** The number with leading zeros, so that ids sort as the entries do. */
    static String entryId(String accountId, long sequence) {
        String digits = Long.toString(sequence);
        return accountId + ":" + "0".repeat(SEQUENCE_DIGITS - digits.length()) + digits;
    }
}
