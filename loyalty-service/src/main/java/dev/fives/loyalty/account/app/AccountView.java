package dev.fives.loyalty.account.app;

import dev.fives.kit.events.journal.JournalEntry;
import dev.fives.loyalty.account.model.Standpoint;
import dev.fives.loyalty.earning.model.Earned;
import java.util.List;

/**
 * What a use case decides by.
 *
 * @param entered the entries of the fact's subject, in ledger order
 * @param earned what the account remembers for the rules
 */
public record AccountView(Standpoint standpoint, List<JournalEntry<LedgerBody>> entered, Earned earned) {
    public AccountView {
        entered = List.copyOf(entered);
    }
}
