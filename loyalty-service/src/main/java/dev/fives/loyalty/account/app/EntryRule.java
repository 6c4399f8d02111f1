package dev.fives.loyalty.account.app;

import dev.fives.kit.events.journal.JournalEntry;
import java.util.List;
import reactor.core.publisher.Mono;

/** What must hold of ledger entries beyond what the journal proves of itself. */
@FunctionalInterface
public interface EntryRule {
    /** What breaks the rule, in words for operators; empty where all is well. */
    Mono<List<String>> violations(List<JournalEntry<LedgerBody>> entries);
}
