package dev.fives.customer.timeline.mongo;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.customer.timeline.app.Timeline;
import dev.fives.customer.timeline.app.TimelineEntry;
import dev.fives.kit.events.listener.Repeat;
import dev.fives.kit.events.store.Coalescer;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.events.store.StoreFaults;
import dev.fives.kit.events.store.UnorderedInsert;
import dev.fives.kit.paging.Cursor;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The timeline in the collection {@code timeline}, one document an event; entries of many customers share an insert. */
public final class MongoTimeline implements Timeline {
    private static final String COLLECTION = "timeline";
    private static final Document NEWEST_FIRST = new Document(EntryCodec.KEY, -1);

    private final MongoCollection<Document> entries;
    private final Coalescer<Document, Boolean> inserts;
    private final StoreFaults faults;

    public MongoTimeline(MongoDatabase database, StoreFaults faults, int batchSize) {
        this.entries = database.getCollection(COLLECTION);
        this.faults = faults;
        this.inserts = new Coalescer<>(batchSize, batch -> faults.guardBulk(UnorderedInsert.into(entries, batch)));
    }

    /** What a customer's timeline cannot do without. */
    public static IndexSpec indexes() {
        return IndexSpec.on(COLLECTION).plain(EntryCodec.CUSTOMER, EntryCodec.KEY);
    }

    @Override
    public Mono<Void> add(TimelineEntry entry) {
        return inserts.submit(EntryCodec.write(entry)).flatMap(isNew -> isNew ? Mono.empty() : Repeat.dropped());
    }

    @Override
    public Mono<List<TimelineEntry>> of(String customerId, Set<String> types, @Nullable Cursor cursor, int limit) {
        Document filter = filter(customerId, types);
        if (cursor != null) {
            filter.append(EntryCodec.KEY, new Document("$lt", cursor.position().getFirst()));
        }
        return faults.guard(Flux.from(entries.find(filter).sort(NEWEST_FIRST).limit(limit))
                .map(EntryCodec::read)
                .collectList());
    }

    @Override
    public Mono<Long> count(String customerId, Set<String> types) {
        return faults.guard(Mono.from(entries.countDocuments(filter(customerId, types))));
    }

    private static Document filter(String customerId, Set<String> types) {
        Document filter = new Document(EntryCodec.CUSTOMER, customerId);
        return types.isEmpty() ? filter : filter.append(EntryCodec.TYPE, new Document("$in", List.copyOf(types)));
    }

    @Override
    public List<String> position(TimelineEntry entry) {
        return List.of(EntryCodec.key(entry));
    }
}
