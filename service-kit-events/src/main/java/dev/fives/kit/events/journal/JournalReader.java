package dev.fives.kit.events.journal;

import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Reads an account by its head and the entries after it: two commands, however long the journal is. */
final class JournalReader<B> {
    private final JournalStore<B> store;
    private final LastEntries lasts;

    JournalReader(JournalStore<B> store, LastEntries lasts) {
        this.store = store;
        this.lasts = lasts;
    }

    /** What to build on; from memory where it is known, since a stale answer only costs the writer another attempt. */
    Mono<Last> last(JournalAccount account) {
        return Mono.justOrEmpty(lasts.of(account.id()))
                .switchIfEmpty(Mono.defer(() -> stored(account).doOnNext(last -> lasts.remember(account.id(), last))));
    }

    /** How the account stands in the store. */
    Mono<Standing> standing(JournalAccount account) {
        return stored(account).map(last -> new Standing(last.sequence(), last.balance()));
    }

    private Mono<Last> stored(JournalAccount account) {
        return store.head(account.id()).flatMap(head -> after(account, head));
    }

    /** The head's own entry is read too: it knows whether it is published. */
    private Mono<Last> after(JournalAccount account, Head head) {
        long first = Math.max(1, head.sequence());
        return store.window(account, first, head.sequence() + Head.BEHIND_MAX)
                .map(found -> summed(account, head, found));
    }

    /** Up to the first gap: a read beside a writer may see an entry and miss the one before it. */
    private Last summed(JournalAccount account, Head head, List<Document> found) {
        long balance = head.balance();
        long expected = Math.max(1, head.sequence());
        long published = 0;
        @Nullable Document last = null;
        for (Document entry : found) {
            long sequence = EntryDocuments.number(entry, "sequence");
            if (sequence != expected++) {
                break;
            }
            balance += sequence > head.sequence() ? EntryDocuments.number(entry, "delta") : 0;
            published = entry.getBoolean("published") ? sequence : published;
            last = entry;
        }
        return last == null
                ? none(account, head)
                : checked(account, Last.of(store.documents().read(last)).published(published), balance);
    }

    private static Last none(JournalAccount account, Head head) {
        require(head.sequence() == 0, account, head.sequence());
        return Last.NONE;
    }

    private static Last checked(JournalAccount account, Last last, long balance) {
        require(last.balance() == balance, account, last.sequence());
        return last;
    }

    /** Nothing is built on a journal that contradicts itself. */
    private static void require(boolean sound, JournalAccount account, long sequence) {
        if (!sound) {
            throw new IllegalStateException(
                    "journal: " + account.entryId(sequence) + " (expected: a gapless chain whose balance is its sum)");
        }
    }
}
