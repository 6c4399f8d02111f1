package dev.fives.loyalty.account.app;

import dev.fives.kit.events.journal.JournalEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What must hold of ledger entries beyond what the journal proves of itself. */
@FunctionalInterface
public interface EntryRule {
    /**
     * What breaks the rule, in words for operators; empty where all is well.
     *
     * @param before the entry before these; absent where they are the first
     */
    Mono<List<String>> violations(@Nullable JournalEntry<LedgerBody> before, List<JournalEntry<LedgerBody>> entries);
}
