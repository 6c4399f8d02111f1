package dev.fives.kit.events.outbox;

import static dev.fives.kit.events.outbox.AggregateDocuments.ID;
import static dev.fives.kit.events.outbox.AggregateDocuments.KEY;
import static dev.fives.kit.events.outbox.AggregateDocuments.OUT;
import static dev.fives.kit.events.outbox.AggregateDocuments.OUT_AT;
import static dev.fives.kit.events.outbox.AggregateDocuments.SEQUENCE;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.fives.kit.events.store.Coalescer;
import dev.fives.kit.events.store.StoreFaults;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The {@code out} lists of one collection. Aggregates that are relayed side by side share reads and pulls. */
final class DocumentOutbox implements Outbox {
    private static final Bson ONLY_BACKLOG = new Document(KEY, 1).append(OUT, 1);
    private static final Date EVER = Date.from(Instant.EPOCH);
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    /** An {@code out} list may be long. */
    private static final int READS_A_COMMAND = 50;

    private static final int PULLS_A_COMMAND = 200;

    private final String name;
    private final MongoCollection<Document> collection;
    private final StoreFaults faults;
    private final Coalescer<String, Optional<Backlog>> reads;
    private final Coalescer<UpdateOneModel<Document>, Boolean> pulls;

    DocumentOutbox(String name, MongoCollection<Document> collection, StoreFaults faults) {
        this.name = name;
        this.collection = collection;
        this.faults = faults;
        this.reads = new Coalescer<>(
                READS_A_COMMAND,
                ids -> faults.guard(readAll(ids))
                        .map(found -> ids.stream()
                                .map(id -> Optional.ofNullable(found.get(id)))
                                .toList()));
        this.pulls = new Coalescer<>(PULLS_A_COMMAND, batch -> faults.guardBulk(pullAll(batch)));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Mono<Backlog> read(String aggregateId) {
        return reads.submit(aggregateId).flatMap(Mono::justOrEmpty);
    }

    /** Those that are there, by id. */
    Mono<Map<String, Backlog>> readAll(Collection<String> ids) {
        return Flux.from(collection
                        .find(new Document(ID, new Document("$in", ids)))
                        .projection(ONLY_BACKLOG))
                .collectMap(document -> document.getString(ID), DocumentOutbox::backlog);
    }

    @Override
    public Mono<Void> acknowledged(String aggregateId, PendingEvent event) {
        var pull = new Document("$pull", new Document(OUT, new Document("id", event.id())));
        return pulls.submit(new UpdateOneModel<>(new Document(ID, aggregateId), pull))
                .then();
    }

    private Mono<List<Boolean>> pullAll(List<UpdateOneModel<Document>> batch) {
        return Mono.from(collection.bulkWrite(batch, UNORDERED))
                .thenReturn(batch.stream().map(pull -> true).toList());
    }

    @Override
    public Flux<String> pendingSince(Instant before, int limit) {
        return Flux.from(collection
                        .find(new Document(OUT_AT, new Document("$lt", Date.from(before))))
                        .projection(new Document(ID, 1))
                        .sort(new Document(OUT_AT, 1))
                        .limit(limit))
                .map(document -> document.getString(ID));
    }

    @Override
    public Mono<Long> pending(int limit) {
        return faults.guard(Mono.from(collection.countDocuments(anyPending(), new CountOptions().limit(limit))));
    }

    @Override
    public Mono<Long> lastSequence(String aggregateId) {
        return faults.guard(Mono.from(collection
                        .find(new Document(ID, aggregateId))
                        .projection(new Document(SEQUENCE, 1))
                        .first()))
                .map(document -> document.get(SEQUENCE, Number.class).longValue())
                .filter(sequence -> sequence > 0);
    }

    @Override
    public Flux<Waiting> waiting(int limit) {
        return faults.guard(Flux.from(collection
                                .find(anyPending())
                                .projection(new Document(OUT_AT, 1))
                                .sort(new Document(OUT_AT, 1))
                                .limit(limit))
                        .collectList())
                .flatMapIterable(found -> found)
                .flatMap(document -> Mono.justOrEmpty(waiting(document)));
    }

    private static Optional<Waiting> waiting(Document document) {
        return document.getList(OUT, Document.class).stream()
                .map(event -> AggregateDocuments.instant(event, "at"))
                .min(Comparator.naturalOrder())
                .map(since -> new Waiting(document.getString(ID), since));
    }

    private static Document anyPending() {
        return new Document(OUT_AT, new Document("$gt", EVER));
    }

    private static Backlog backlog(Document document) {
        return new Backlog(document.getString(KEY), AggregateDocuments.pending(document));
    }
}
