package dev.fives.loyalty.statement.model;

import dev.fives.loyalty.account.model.Holdings;
import dev.fives.loyalty.account.model.Move;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry as a statement tells it.
 *
 * @param at business time of the fact
 * @param held by the account with it; its day is the day of booking
 */
public record BookedEntry(
        String entryId,
        String source,
        @Nullable String purchaseId,
        @Nullable String reason,
        @Nullable String by,
        Instant at,
        List<Move> moves,
        long delta,
        long balanceAfter,
        Holdings held) {
    public BookedEntry {
        moves = List.copyOf(moves);
    }

    /**
     * The business day on which it was written. In the order of the entries it never goes back, so that a month that is
     * over never gets another entry, however late a fact is heard of.
     */
    public LocalDate bookedOn() {
        return held.settledTo();
    }
}
