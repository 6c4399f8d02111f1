package dev.fives.customer.contact.mongo;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.customer.contact.app.SegmentEntries;
import dev.fives.kit.events.store.Coalescer;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.events.store.StoreFaults;
import dev.fives.kit.events.store.UnorderedInsert;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Entries in the collection {@code segment_entries}; those of many customers share an insert. */
public final class MongoSegmentEntries implements SegmentEntries {
    private static final String COLLECTION = "segment_entries";
    private static final String ID = "_id";
    private static final String SEGMENT = "segmentId";
    private static final String CUSTOMER = "customerId";
    private static final String AT = "at";

    private final MongoCollection<Document> entries;
    private final Coalescer<Document, Boolean> inserts;
    private final StoreFaults faults;
    private final int page;

    public MongoSegmentEntries(MongoDatabase database, StoreFaults faults, int page) {
        this.entries = database.getCollection(COLLECTION);
        this.faults = faults;
        this.page = page;
        this.inserts = new Coalescer<>(page, batch -> faults.guardBulk(UnorderedInsert.into(entries, batch)));
    }

    /** For the strategy that comes, and for the oldest. */
    public static IndexSpec indexes() {
        return IndexSpec.on(COLLECTION).plain(SEGMENT).plain(AT);
    }

    @Override
    public Mono<Void> keep(SegmentEntry entry) {
        return inserts.submit(new Document(ID, id(entry))
                        .append(SEGMENT, entry.segmentId())
                        .append(CUSTOMER, entry.customerId())
                        .append(AT, entry.at()))
                .then();
    }

    private static String id(SegmentEntry entry) {
        return entry.segmentId() + "/" + entry.customerId() + "/" + entry.at().toEpochMilli();
    }

    @Override
    public Mono<List<SegmentEntry>> of(String segmentId) {
        return faults.guard(
                Flux.from(entries.find(new Document(SEGMENT, segmentId)).limit(page))
                        .map(MongoSegmentEntries::read)
                        .collectList());
    }

    private static SegmentEntry read(Document document) {
        Instant at = document.get(AT, Date.class).toInstant();
        return new SegmentEntry(document.getString(SEGMENT), document.getString(CUSTOMER), at);
    }

    @Override
    public Mono<Void> remove(List<SegmentEntry> gone) {
        return removeAll(gone.stream().map(MongoSegmentEntries::id).toList()).then();
    }

    @Override
    public Mono<Long> removeBefore(Instant time) {
        Document older = new Document(AT, new Document("$lt", Date.from(time)));
        return faults.guard(Flux.from(entries.find(older).limit(page))
                        .map(document -> document.getString(ID))
                        .collectList())
                .flatMap(this::removeAll);
    }

    private Mono<Long> removeAll(List<String> ids) {
        return ids.isEmpty()
                ? Mono.just(0L)
                : faults.guardBulk(Mono.from(entries.deleteMany(new Document(ID, new Document("$in", ids)))))
                        .map(deleted -> deleted.getDeletedCount());
    }
}
