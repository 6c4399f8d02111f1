package dev.fives.loyalty.account.app;

import dev.fives.kit.events.journal.JournalEntry;
import dev.fives.loyalty.account.model.Standpoint;
import java.util.List;

/**
 * What a use case decides by.
 *
 * @param entered the entries of the fact's subject, in ledger order
 */
public record AccountView(Standpoint standpoint, List<JournalEntry<LedgerBody>> entered) {
    public AccountView {
        entered = List.copyOf(entered);
    }
}
