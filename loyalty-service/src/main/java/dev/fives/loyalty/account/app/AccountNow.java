package dev.fives.loyalty.account.app;

import dev.fives.kit.events.journal.JournalAccount;
import dev.fives.loyalty.account.model.Due;
import dev.fives.loyalty.account.model.Standpoint;
import java.time.Instant;
import java.util.Optional;

/**
 * An account with everything entered that time has done to it.
 *
 * @param sequence of its last entry, 0 where it has none
 */
public record AccountNow(JournalAccount account, long sequence, Standpoint standpoint) {
    /** When something is due next. */
    public Optional<Instant> nextDue() {
        return Due.next(standpoint.holdings(), standpoint.terms())
                .map(due -> standpoint.terms().begin(due.on()));
    }
}
