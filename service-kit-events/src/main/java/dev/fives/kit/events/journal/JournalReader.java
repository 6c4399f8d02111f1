package dev.fives.kit.events.journal;

import static dev.fives.kit.events.journal.EntryDocuments.number;

import java.time.Duration;
import java.util.List;
import org.bson.Document;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Reads an account by its head, or the entry that is remembered, and what follows: two commands, or one. */
final class JournalReader<B> {
    private static final int READS_MORE = 3;
    private static final int NEXT_FEW = 4;
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

    /** How the account stands in the store; it is remembered, for whoever asks often writes next. */
    Mono<Standing<B>> standing(String accountId) {
        return latest(accountId)
                .doOnNext(last -> lasts.remember(accountId, last))
                .map(JournalReader::standing);
    }

    /** The same for a walk over all accounts, which must not put them in the place of those in use. */
    Mono<Standing<B>> glance(String accountId) {
        return latest(accountId).map(JournalReader::standing);
    }

    private static <B> Standing<B> standing(Last<B> last) {
        return new Standing<>(last.sequence(), last.balance(), last.body());
    }

    private Mono<Last<B>> latest(String accountId) {
        return Mono.defer(() -> Mono.justOrEmpty(lasts.of(accountId)))
                .flatMap(remembered -> onFrom(accountId, remembered))
                .switchIfEmpty(Mono.defer(() -> stored(accountId)));
    }

    /** Few at first, since the id of each is sent and most often nothing follows. */
    private Mono<Last<B>> onFrom(String accountId, Last<B> remembered) {
        return onFrom(accountId, remembered, NEXT_FEW)
                .switchIfEmpty(Mono.defer(() -> onFrom(accountId, remembered, Head.BEHIND_MAX)));
    }

    /**
     * A journal has no gaps: what follows the entry that is remembered is summed up, as from a head. Empty where that
     * entry is another, or so many follow that there may be more.
     */
    private Mono<Last<B>> onFrom(String accountId, Last<B> remembered, int entries) {
        Head as = new Head(remembered.sequence(), remembered.balance());
        long end = as.sequence() + entries;
        return store.window(accountId, Math.max(1, as.sequence()), end)
                .filter(found -> beginsWith(remembered, found) && endsBefore(end, found))
                .map(found -> found.size() == 1 && isOf(found.getFirst(), remembered)
                        ? remembered
                        : summed(accountId, as, found))
                .onErrorResume(Unsound.class, besideAWriter -> Mono.empty());
    }

    private static boolean beginsWith(Last<?> remembered, List<Document> found) {
        return remembered.sequence() == 0 || (!found.isEmpty() && isOf(found.getFirst(), remembered));
    }

    private static boolean endsBefore(long end, List<Document> found) {
        return found.isEmpty() || number(found.getLast(), "sequence") < end;
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
