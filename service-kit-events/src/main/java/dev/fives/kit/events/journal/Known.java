package dev.fives.kit.events.journal;

import java.util.List;

/**
 * What a decision rests on, read after the account's last sequence was.
 *
 * @param balance before the entry
 * @param sequence that the entry will have
 * @param entered all entries of the fact's subject, in ledger order
 */
public record Known<B>(long balance, long sequence, List<JournalEntry<B>> entered) {
    public Known {
        entered = List.copyOf(entered);
    }
}
