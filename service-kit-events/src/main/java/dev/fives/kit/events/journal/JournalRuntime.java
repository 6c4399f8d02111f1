package dev.fives.kit.events.journal;

import dev.fives.kit.events.consistency.Written;
import dev.fives.kit.events.listener.Repeat;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** A journal in this instance. */
final class JournalRuntime<B> implements Journal<B> {
    private static final int ENTRIES_MAX = 500;

    private final JournalStore<B> store;
    private final JournalReader<B> reader;
    private final JournalWriter<B> writer;
    private final JournalOutbox<B> outbox;

    JournalRuntime(JournalStore<B> store, JournalReader<B> reader, JournalWriter<B> writer, JournalOutbox<B> outbox) {
        this.store = store;
        this.reader = reader;
        this.writer = writer;
        this.outbox = outbox;
    }

    @Override
    public Mono<Appended<B>> append(JournalAccount account, Fact fact, Function<Known<B>, Draft<B>> decide) {
        return writer.append(account, fact, decide)
                .flatMap(appended -> noted(appended).thenReturn(appended));
    }

    private Mono<Void> noted(Appended<B> appended) {
        JournalEntry<B> entry = appended.entry();
        return appended.mine() ? Written.note(outbox.name(), entry.account().id(), entry.sequence()) : Repeat.dropped();
    }

    @Override
    public Mono<Boolean> hasEntries(JournalAccount account) {
        return reader.last(account.id()).map(last -> last.sequence() > 0);
    }

    @Override
    public Mono<Standing<B>> standing(JournalAccount account) {
        return reader.standing(account.id());
    }

    @Override
    public Mono<Standing<B>> glance(JournalAccount account) {
        return reader.glance(account.id());
    }

    @Override
    public Mono<List<JournalEntry<B>>> entries(JournalAccount account, long first, long last) {
        if (last - first >= ENTRIES_MAX) {
            throw new IllegalArgumentException(
                    "entries: " + (last - first + 1) + " (expected: at most " + ENTRIES_MAX + ")");
        }
        return store.window(account.id(), Math.max(1, first), last)
                .map(found -> found.stream().map(store.documents()::read).toList());
    }

    @Override
    public Mono<Proof> verify(String accountId) {
        return new JournalVerifier(store).verify(accountId);
    }
}
