package dev.fives.kit.events.journal;

import org.jspecify.annotations.Nullable;

/**
 * What the next entry of an account is built on. It may be out of date, then the next entry's id is taken.
 *
 * @param body of that entry; absent before the first
 * @param firstUnpublished the first sequence not known to be marked published; marks come in order, so all before it
 *     are. Never too high: a mark that we have not heard of only makes the next entry's relay read more
 */
record Last<B>(
        long sequence, long balance, String hash, @Nullable B body, long firstUnpublished) {
    static <B> Last<B> none() {
        return new Last<>(0, 0, HashChain.START, null, 1);
    }

    static <B> Last<B> of(JournalEntry<B> entry) {
        return new Last<>(
                entry.sequence(),
                entry.balanceAfter(),
                entry.hash(),
                entry.body(),
                entry.published() ? entry.sequence() + 1 : entry.from());
    }

    Last<B> published(long upTo) {
        return upTo < firstUnpublished ? this : new Last<>(sequence, balance, hash, body, upTo + 1);
    }
}
