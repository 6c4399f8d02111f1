package dev.fives.kit.events.journal;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.time.RealClock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** A journal with its relay and sweeper in this instance. */
final class JournalRuntime<B> implements Journal<B> {
    private static final int ENTRIES_MAX = 500;

    private final JournalStore<B> store;
    private final JournalReader<B> reader;
    private final JournalWriter<B> writer;
    private final JournalRelay<B> relay;
    private final JournalSweeper<B> sweeper;

    JournalRuntime(
            JournalSpec<B> spec,
            MongoDatabase database,
            EntrySender<B> sender,
            JournalSettings settings,
            RealClock clock) {
        LastEntries lasts = new LastEntries(settings.accountsRemembered());
        store = new JournalStore<>(database, spec, settings.batchSize());
        reader = new JournalReader<>(store, lasts);
        writer = new JournalWriter<>(store, reader, lasts, settings, clock);
        relay = new JournalRelay<>(store, sender, lasts, settings);
        sweeper = new JournalSweeper<>(store, relay, settings, clock);
    }

    @Override
    public Mono<Appended<B>> append(JournalAccount account, Fact fact, Function<Known<B>, Draft<B>> decide) {
        return writer.append(account, fact, decide).doOnNext(appended -> {
            if (appended.mine()) {
                relay.offer(appended.entry());
            }
        });
    }

    @Override
    public Mono<Boolean> hasEntries(JournalAccount account) {
        return reader.last(account).map(last -> last.sequence() > 0);
    }

    @Override
    public Mono<Standing> standing(JournalAccount account) {
        return reader.standing(account);
    }

    @Override
    public Mono<List<JournalEntry<B>>> entries(JournalAccount account, long first, long last) {
        if (last - first >= ENTRIES_MAX) {
            throw new IllegalArgumentException(
                    "entries: " + (last - first + 1) + " (expected: at most " + ENTRIES_MAX + ")");
        }
        return store.window(account, Math.max(1, first), last)
                .map(found -> found.stream().map(store.documents()::read).toList());
    }

    @Override
    public Mono<Proof> verify(JournalAccount account) {
        return new JournalVerifier(store).verify(account);
    }

    void start() {
        sweeper.start();
    }

    void stop() {
        sweeper.stop();
    }

    Mono<Void> sweep(Duration minAge) {
        return sweeper.sweep(minAge);
    }

    Duration oldestUnpublished() {
        return sweeper.oldestAge();
    }

    int busyAccounts() {
        return relay.busyAccounts();
    }
}
