package dev.fives.kit.events.journal;

import static dev.fives.kit.events.journal.EntryDocuments.number;

import java.time.Duration;
import java.util.List;
import org.bson.Document;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Reads an account by its head and the entries after it: two commands, however long the journal is. */
final class JournalReader<B> {
    private static final int READS_MORE = 3;
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final JournalStore<B> store;
    private final LastEntries<B> lasts;

    JournalReader(JournalStore<B> store, LastEntries<B> lasts) {
        this.store = store;
        this.lasts = lasts;
    }

    /** What to build on; from memory where it is known, since a stale answer only costs the writer another attempt. */
    Mono<Last<B>> last(String accountId) {
        return Mono.justOrEmpty(lasts.of(accountId))
                .switchIfEmpty(Mono.defer(() -> stored(accountId).doOnNext(last -> lasts.remember(accountId, last))));
    }

    /** How the account stands in the store. */
    Mono<Standing<B>> standing(String accountId) {
        return Mono.justOrEmpty(lasts.of(accountId))
                .flatMap(last -> unmoved(accountId, last))
                .switchIfEmpty(Mono.defer(() ->
                        stored(accountId).map(last -> new Standing<>(last.sequence(), last.balance(), last.body()))));
    }

    /** A journal has no gaps: where the entry that is remembered has none after it, it is the last. Else empty. */
    private Mono<Standing<B>> unmoved(String accountId, Last<B> last) {
        return store.window(accountId, last.sequence(), last.sequence() + 1)
                .filter(found -> found.size() == 1 && isOf(found.getFirst(), last))
                .map(found -> new Standing<>(last.sequence(), last.balance(), last.body()));
    }

    private static boolean isOf(Document entry, Last<?> last) {
        return number(entry, "sequence") == last.sequence()
                && number(entry, "balanceAfter") == last.balance()
                && last.hash().equals(entry.getString("hash"));
    }

    /** A read beside a writer may see an entry and miss the one before it; another read does not. */
    private Mono<Last<B>> stored(String accountId) {
        return Mono.defer(() -> store.head(accountId).flatMap(head -> after(accountId, head)))
                .retryWhen(Retry.fixedDelay(READS_MORE, PAUSE).filter(Unsound.class::isInstance))
                .onErrorMap(Exceptions::isRetryExhausted, Throwable::getCause);
    }

    /** The head's own entry is read too: it knows whether it is published. */
    private Mono<Last<B>> after(String accountId, Head head) {
        long first = Math.max(1, head.sequence());
        return store.window(accountId, first, head.sequence() + Head.BEHIND_MAX)
                .map(found -> summed(accountId, head, found));
    }

    private Last<B> summed(String accountId, Head head, List<Document> found) {
        long balance = head.balance();
        long expected = Math.max(1, head.sequence());
        long published = 0;
        for (Document entry : found) {
            long sequence = number(entry, "sequence");
            require(sequence == expected++, accountId, sequence);
            balance += sequence > head.sequence() ? number(entry, "delta") : 0;
            published = entry.getBoolean("published") ? sequence : published;
        }
        if (found.isEmpty()) {
            require(head.sequence() == 0, accountId, head.sequence());
            return Last.none();
        }
        Last<B> last = Last.of(store.documents().read(found.getLast())).published(published);
        require(last.balance() == balance, accountId, last.sequence());
        return last;
    }

    private static void require(boolean sound, String accountId, long sequence) {
        if (!sound) {
            throw new Unsound(JournalAccount.entryId(accountId, sequence));
        }
    }

    /** Nothing is built on a journal that contradicts itself. */
    static final class Unsound extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        Unsound(String entryId) {
            super("journal: " + entryId + " (expected: a gapless chain whose balance is its sum)");
        }
    }
}
