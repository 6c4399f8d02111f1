package dev.fives.loyalty.account.app;

import dev.fives.kit.events.journal.JournalEntry;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.Stored;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** The documents that decided what entries say, for rules by which the two agree. */
public final class TheirDocuments<S> {
    private final AggregateStore<S> store;
    private final String subject;

    /** @param subject in front of the document's id, such as {@code redemption:} */
    public TheirDocuments(AggregateStore<S> store, String subject) {
        this.store = store;
        this.subject = subject;
    }

    /** By id, those that there are. */
    public Mono<Map<String, S>> of(List<JournalEntry<LedgerBody>> entries) {
        return store.findAll(entries.stream().map(this::id).distinct().toList())
                .map(found -> found.stream().collect(Collectors.toMap(Stored::id, Stored::state)));
    }

    /** Of a wallet of its own the subject has the wallet before it. */
    public String id(JournalEntry<LedgerBody> entry) {
        String text = entry.subject();
        int at = text.lastIndexOf(subject);
        return at < 0 ? text : text.substring(at + subject.length());
    }

    public static long moved(JournalEntry<LedgerBody> entry) {
        return entry.body().moves().stream().mapToLong(LedgerBody.Line::points).sum();
    }
}
