package dev.fives.kit.events.journal;

import dev.fives.kit.events.journal.JournalEntry.Origin;
import dev.fives.kit.events.store.Errors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import reactor.core.publisher.MonoSink;

/**
 * A fact that somebody waits to see entered.
 *
 * @param overtaken how often another entry came first
 */
record Wish<B>(
        JournalAccount account,
        Fact fact,
        Function<Known<B>, Draft<B>> decide,
        Origin origin,
        int overtaken,
        MonoSink<Appended<B>> sink,
        AtomicBoolean over) {

    static <B> Wish<B> of(
            JournalAccount account,
            Fact fact,
            Function<Known<B>, Draft<B>> decide,
            Origin origin,
            MonoSink<Appended<B>> sink) {
        Wish<B> wish = new Wish<>(account, fact, decide, origin, 0, sink, new AtomicBoolean());
        sink.onCancel(() -> wish.over.set(true));
        return wish;
    }

    /** Answered, or nobody waits any longer. */
    boolean isOver() {
        return over.get();
    }

    void answer(Appended<B> appended) {
        if (over.compareAndSet(false, true)) {
            Errors.tell(() -> sink.success(appended));
        }
    }

    void fail(Throwable fault) {
        if (over.compareAndSet(false, true)) {
            Errors.tell(() -> sink.error(fault));
        }
    }

    Wish<B> overtakenOnceMore() {
        return new Wish<>(account, fact, decide, origin, overtaken + 1, sink, over);
    }
}
