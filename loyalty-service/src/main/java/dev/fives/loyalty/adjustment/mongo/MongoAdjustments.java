package dev.fives.loyalty.adjustment.mongo;

import com.mongodb.client.model.CountOptions;
import com.mongodb.reactivestreams.client.FindPublisher;
import dev.fives.kit.events.outbox.AggregateSpec;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.paging.Cursor;
import dev.fives.kit.paging.PageRequest;
import dev.fives.loyalty.adjustment.app.Adjustments;
import dev.fives.loyalty.adjustment.model.Adjustment;
import dev.fives.loyalty.adjustment.model.AdjustmentStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Adjustments in the collection {@code adjustments}. */
public final class MongoAdjustments implements Adjustments {
    private static final String COLLECTION = "adjustments";
    private static final String NEXT_DUE = "state.nextDueAt";
    private static final String ORDER = "state." + AdjustmentCodec.ORDER;
    private static final Map<String, String> FIELDS = Map.of(STATUS, "state.status", CUSTOMER, "state.ask.customerId");

    private final AggregateStore<Adjustment> aggregates;

    public MongoAdjustments(AggregateStore<Adjustment> aggregates) {
        this.aggregates = aggregates;
    }

    public static AggregateStore<Adjustment> aggregates(AggregateStores stores) {
        return stores.of(new AggregateSpec<>("adjustment", COLLECTION, new AdjustmentCodec()));
    }

    /** For what is due, the list of a status or a customer, and all. */
    public static IndexSpec indexes() {
        return IndexSpec.on(COLLECTION)
                .plain(NEXT_DUE)
                .plain("state.status", ORDER)
                .plain("state.ask.customerId", ORDER)
                .plain(ORDER);
    }

    @Override
    public Flux<Stored<Adjustment>> due(Instant now, int limit) {
        return read(find(new Document(NEXT_DUE, new Document("$lte", now)))
                .sort(new Document(NEXT_DUE, 1))
                .limit(limit));
    }

    @Override
    public Mono<Instant> oldestDue() {
        return read(find(new Document(NEXT_DUE, new Document("$gt", Instant.EPOCH)))
                        .sort(new Document(NEXT_DUE, 1))
                        .limit(1))
                .next()
                .mapNotNull(stored -> stored.state().nextDueAt());
    }

    @Override
    public Mono<List<Stored<Adjustment>>> page(PageRequest request) {
        Document filter = filter(request);
        Cursor cursor = request.cursor();
        if (cursor != null) {
            filter.append(ORDER, new Document("$gt", cursor.position().getFirst()));
        }
        return read(find(filter).sort(new Document(ORDER, 1)).limit(request.pageSize() + 1))
                .collectList();
    }

    @Override
    public Mono<Long> count(PageRequest request) {
        return Mono.from(aggregates.collection().countDocuments(filter(request)));
    }

    @Override
    public Mono<Long> pending(int limit) {
        Document waiting = new Document(FIELDS.get(STATUS), AdjustmentStatus.PENDING.name());
        return Mono.from(aggregates.collection().countDocuments(waiting, new CountOptions().limit(limit)));
    }

    @Override
    public Mono<Instant> oldestPending() {
        return read(find(new Document(FIELDS.get(STATUS), AdjustmentStatus.PENDING.name()))
                        .sort(new Document(ORDER, 1))
                        .limit(1))
                .next()
                .map(stored -> stored.state().ask().at());
    }

    @Override
    public List<String> position(Stored<Adjustment> adjustment) {
        return List.of(AdjustmentCodec.order(adjustment.state()));
    }

    private static Document filter(PageRequest request) {
        Document filter = new Document();
        request.filter().forEach((field, value) -> filter.append(FIELDS.get(field), value));
        return filter;
    }

    private FindPublisher<Document> find(Document filter) {
        return aggregates.collection().find(filter);
    }

    private Flux<Stored<Adjustment>> read(FindPublisher<Document> found) {
        return Flux.from(found).map(aggregates::read);
    }
}
