package dev.fives.kit.events.journal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.events.store.Coalescer;
import dev.fives.kit.events.store.OrderedInsert;
import dev.fives.kit.events.store.StoreFaults;
import dev.fives.kit.events.store.UnorderedInsert;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The journal's two collections. Entries are read by {@code _id}, which is known beforehand, so no query is a range;
 * calls of many accounts that come together share a command.
 */
final class JournalStore<B> {
    private static final int WINDOWS_AT_ONCE = 50;

    private final MongoCollection<Document> entries;
    private final MongoCollection<Document> heads;
    private final EntryDocuments<B> documents;
    private final StoreFaults faults;
    private final Coalescer<Document, Boolean> inserts;
    private final Coalescer<String, Boolean> marks;
    private final Coalescer<String, List<JournalEntry<B>>> subjects;
    private final Coalescer<String, Head> headsById;
    private final Coalescer<List<String>, List<Document>> windows;

    JournalStore(MongoDatabase database, JournalSpec<B> spec, int batchSize, StoreFaults faults) {
        this.faults = faults;
        entries = database.getCollection(spec.collection());
        heads = database.getCollection(spec.headCollection());
        documents = new EntryDocuments<>(spec.codec());
        inserts = new Coalescer<>(batchSize, batch -> faults.guardBulk(UnorderedInsert.into(entries, batch)));
        marks = new Coalescer<>(batchSize, ids -> faults.guardBulk(markAll(ids)));
        subjects = new Coalescer<>(batchSize, wanted -> faults.guard(findSubjects(wanted)));
        headsById = new Coalescer<>(batchSize, ids -> faults.guard(findHeads(ids)));
        windows = new Coalescer<>(WINDOWS_AT_ONCE, wanted -> faults.guard(findWindows(wanted)));
    }

    EntryDocuments<B> documents() {
        return documents;
    }

    /** False where the id or the source is taken. */
    Mono<Boolean> insert(Document entry) {
        return inserts.submit(entry);
    }

    /** How many went in: the first whose id or source is taken keeps all after it out. */
    Mono<Integer> insertInOrder(List<Document> chain) {
        return chain.size() == 1
                ? insert(chain.getFirst()).map(inserted -> inserted ? 1 : 0)
                : faults.guardBulk(OrderedInsert.into(entries, chain));
    }

    Mono<Void> markPublished(String entryId) {
        return marks.submit(entryId).then();
    }

    /** The subject's entries on all accounts of its customer, in ledger order. */
    Mono<List<JournalEntry<B>>> ofSubject(String subject) {
        return subjects.submit(subject);
    }

    /** For each of them, in order. */
    Mono<List<List<JournalEntry<B>>>> ofSubjects(List<String> wanted) {
        return wanted.size() == 1 ? ofSubject(wanted.getFirst()).map(List::of) : faults.guard(findSubjects(wanted));
    }

    Mono<Head> head(String account) {
        return headsById.submit(account);
    }

    /** Entries {@code first} to {@code last} of the account, those that are there, in order. */
    Mono<List<Document>> window(String accountId, long first, long last) {
        return windows.submit(LongStream.rangeClosed(first, last)
                        .mapToObj(sequence -> JournalAccount.entryId(accountId, sequence))
                        .toList())
                .map(found -> found.stream()
                        .sorted(Comparator.comparingLong(entry -> EntryDocuments.number(entry, "sequence")))
                        .toList());
    }

    /** Forward only; whoever finds the head further on leaves it there. */
    Mono<Void> advanceHead(String account, Last<B> last) {
        Document behind = new Document("_id", account).append("sequence", new Document("$lt", last.sequence()));
        Document position = new Document("sequence", last.sequence())
                .append("balance", last.balance())
                .append("hash", last.hash());
        return faults.guard(Mono.from(
                        heads.updateOne(behind, new Document("$set", position), new UpdateOptions().upsert(true))))
                .onErrorResume(StoreFaults::isDuplicateKey, ahead -> Mono.empty())
                .then();
    }

    /** Entries not marked published and written before this real instant, oldest first. */
    Flux<JournalEntry<B>> unpublished(Instant before, int limit) {
        Document old = new Document("published", false).append("writtenAt", new Document("$lt", Date.from(before)));
        return Flux.from(entries.find(old).sort(new Document("writtenAt", 1)).limit(limit))
                .map(documents::read);
    }

    Mono<Long> countUnpublished(int limit) {
        return faults.guard(
                Mono.from(entries.countDocuments(new Document("published", false), new CountOptions().limit(limit))));
    }

    Flux<JournalEntry<B>> oldestUnpublished(int limit) {
        return faults.guard(Flux.from(entries.find(new Document("published", false))
                                .sort(new Document("writtenAt", 1))
                                .limit(limit))
                        .collectList())
                .flatMapIterable(found -> found)
                .map(documents::read);
    }

    private Mono<List<Boolean>> markAll(List<String> ids) {
        return Mono.from(entries.updateMany(byId(ids), new Document("$set", new Document("published", true))))
                .map(result -> ids.stream().map(id -> true).toList());
    }

    private Mono<List<List<JournalEntry<B>>>> findSubjects(List<String> wanted) {
        return Flux.from(entries.find(new Document("subject", oneOf(wanted))))
                .map(documents::read)
                .sort(Comparator.comparingLong(JournalEntry::sequence))
                .collectList()
                .map(found -> {
                    Map<String, List<JournalEntry<B>>> bySubject =
                            found.stream().collect(groupingBy(JournalEntry::subject));
                    return wanted.stream()
                            .map(subject -> bySubject.getOrDefault(subject, List.of()))
                            .toList();
                });
    }

    private Mono<List<Head>> findHeads(List<String> accounts) {
        return byId(heads, accounts)
                .map(found -> accounts.stream()
                        .map(account -> found.containsKey(account) ? Head.read(found.get(account)) : Head.NONE)
                        .toList());
    }

    private Mono<List<List<Document>>> findWindows(List<List<String>> wanted) {
        return byId(entries, wanted.stream().flatMap(List::stream).toList())
                .map(found -> wanted.stream()
                        .map(ids -> ids.stream()
                                .map(found::get)
                                .filter(Objects::nonNull)
                                .toList())
                        .toList());
    }

    private static Mono<Map<String, Document>> byId(MongoCollection<Document> collection, Collection<String> ids) {
        return Flux.from(collection.find(byId(ids)))
                .collectList()
                .map(found ->
                        found.stream().collect(toMap(document -> document.getString("_id"), Function.identity())));
    }

    private static Document byId(Collection<String> ids) {
        return new Document("_id", oneOf(ids));
    }

    private static Object oneOf(Collection<String> values) {
        List<String> distinct = values.stream().distinct().toList();
        return distinct.size() == 1 ? distinct.getFirst() : new Document("$in", distinct);
    }
}
