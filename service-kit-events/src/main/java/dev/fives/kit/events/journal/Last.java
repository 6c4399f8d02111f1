package dev.fives.kit.events.journal;

/**
 * What the next entry of an account is built on. It may be out of date, then the next entry's id is taken.
 *
 * @param firstUnpublished the first sequence not known to be marked published; marks come in order, so all before it
 *     are. Never too high: a mark that we have not heard of only makes the next entry's relay read more
 */
record Last(long sequence, long balance, String hash, long firstUnpublished) {
    static final Last NONE = new Last(0, 0, HashChain.START, 1);

    static Last of(JournalEntry<?> entry) {
        return new Last(
                entry.sequence(),
                entry.balanceAfter(),
                entry.hash(),
                entry.published() ? entry.sequence() + 1 : entry.from());
    }

    Last published(long upTo) {
        return upTo < firstUnpublished ? this : new Last(sequence, balance, hash, upTo + 1);
    }
}
