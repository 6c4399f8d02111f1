package dev.fives.kit.events.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;

/** Entries in the making, each built on the one before, that go into the store together and in this order. */
final class Chain<B> {
    private final EntryDocuments<B> writer;
    private final List<Wish<B>> wishes = new ArrayList<>();
    private final List<JournalEntry<B>> entries = new ArrayList<>();
    private final List<Document> documents = new ArrayList<>();
    private Last<B> last;

    Chain(Last<B> last, EntryDocuments<B> writer) {
        this.last = last;
        this.writer = writer;
    }

    Last<B> last() {
        return last;
    }

    List<Wish<B>> wishes() {
        return wishes;
    }

    List<JournalEntry<B>> entries() {
        return entries;
    }

    List<Document> documents() {
        return documents;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The head has to be moved to an entry that is stored. */
    boolean isFull() {
        return !isEmpty() && Head.movesBefore(last.sequence() + 1);
    }

    boolean has(Fact fact) {
        return entries.stream().anyMatch(entry -> entry.source().equals(fact.source()));
    }

    Known<B> known(Fact fact, List<JournalEntry<B>> stored) {
        List<JournalEntry<B>> entered = Stream.concat(
                        stored.stream(),
                        entries.stream().filter(entry -> entry.subject().equals(fact.subject())))
                .toList();
        return new Known<>(last.balance(), last.body(), last.sequence() + 1, entered);
    }

    void add(Wish<B> wish, JournalEntry<B> bare) {
        Document document = writer.write(bare);
        JournalEntry<B> entry = bare.withHash(HashChain.next(last.hash(), document));
        wishes.add(wish);
        entries.add(entry);
        documents.add(document.append("hash", entry.hash()));
        last = Last.of(entry);
    }
}
