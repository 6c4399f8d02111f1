package dev.fives.kit.events.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a decision rests on, read after the account's last sequence was.
 *
 * @param balance before the entry
 * @param previous body of the entry before; absent for the first
 * @param sequence that the entry will have
 * @param entered all entries of the fact's subject, in ledger order
 */
public record Known<B>(long balance, @Nullable B previous, long sequence, List<JournalEntry<B>> entered) {
    public Known {
        entered = List.copyOf(entered);
    }
}
