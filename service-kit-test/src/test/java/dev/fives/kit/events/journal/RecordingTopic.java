package dev.fives.kit.events.journal;

import dev.fives.kit.events.journal.JournalHarness.Note;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** A topic in memory: keeps every delivery of an account, in order, repeats too. */
final class RecordingTopic implements EntrySender<Note> {
    private final Map<String, List<Long>> deliveries = new HashMap<>();

    @Override
    public Mono<Void> send(JournalEntry<Note> entry) {
        return Mono.fromRunnable(() -> deliver(entry));
    }

    private synchronized void deliver(JournalEntry<Note> entry) {
        deliveries
                .computeIfAbsent(entry.account().id(), account -> new ArrayList<>())
                .add(entry.sequence());
    }

    synchronized List<Long> of(JournalAccount account) {
        return List.copyOf(deliveries.getOrDefault(account.id(), List.of()));
    }

    /** First occurrences, in their order. */
    List<Long> firstsOf(JournalAccount account) {
        return of(account).stream().distinct().toList();
    }

    static EntrySender<Note> dead() {
        return entry -> Mono.error(new IllegalStateException("no broker"));
    }
}
