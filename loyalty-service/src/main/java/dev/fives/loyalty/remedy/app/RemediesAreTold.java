package dev.fives.loyalty.remedy.app;

import dev.fives.kit.events.journal.JournalEntry;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.loyalty.account.app.EntryRule;
import dev.fives.loyalty.account.app.LedgerBody;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Every entry of a remedy has its remedy, which names that entry and as many points. */
public final class RemediesAreTold implements EntryRule {
    private final AggregateStore<Remedy> remedies;

    public RemediesAreTold(AggregateStore<Remedy> remedies) {
        this.remedies = remedies;
    }

    @Override
    public Mono<List<String>> violations(
            @Nullable JournalEntry<LedgerBody> before, List<JournalEntry<LedgerBody>> entries) {
        List<JournalEntry<LedgerBody>> granted = entries.stream()
                .filter(entry -> entry.subject().startsWith(DecideRemedy.SUBJECT))
                .toList();
        return granted.isEmpty() ? Mono.just(List.of()) : told(granted).map(told -> untold(granted, told));
    }

    private Mono<Map<String, Remedy>> told(List<JournalEntry<LedgerBody>> granted) {
        return remedies.findAll(granted.stream().map(RemediesAreTold::remedyId).toList())
                .map(found -> found.stream().collect(Collectors.toMap(Stored::id, Stored::state)));
    }

    private static List<String> untold(List<JournalEntry<LedgerBody>> granted, Map<String, Remedy> told) {
        return granted.stream()
                .filter(entry -> !fits(entry, told.get(remedyId(entry))))
                .map(entry -> "entry " + entry.sequence() + ": " + entry.subject() + " does not say so")
                .toList();
    }

    private static boolean fits(JournalEntry<LedgerBody> entry, @Nullable Remedy remedy) {
        return remedy != null && remedy.value() == entry.delta() && entry.id().equals(remedy.entryId());
    }

    private static String remedyId(JournalEntry<LedgerBody> entry) {
        return entry.subject().substring(DecideRemedy.SUBJECT.length());
    }
}
