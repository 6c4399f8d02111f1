package dev.fives.loyalty.adjustment.mongo;

import com.mongodb.client.model.CountOptions;
import dev.fives.kit.events.outbox.AggregateQueries;
import dev.fives.kit.events.outbox.AggregateSpec;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.outbox.OrderedCodec;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.events.store.IndexSpec;
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
    private static final OrderedCodec<Adjustment> CODEC =
            OrderedCodec.of(Adjustment.class, adjustment -> adjustment.ask().at(), Adjustment::id);
    private static final String ORDER = CODEC.path();
    private static final Map<String, String> FIELDS = Map.of(STATUS, "state.status", CUSTOMER, "state.ask.customerId");

    private final AggregateStore<Adjustment> aggregates;
    private final AggregateQueries<Adjustment> queries;

    public MongoAdjustments(AggregateStore<Adjustment> aggregates) {
        this.aggregates = aggregates;
        queries = new AggregateQueries<>(aggregates);
    }

    public static AggregateStore<Adjustment> aggregates(AggregateStores stores) {
        return stores.of(new AggregateSpec<>("adjustment", COLLECTION, CODEC));
    }

    /** For what is due, the list of a status or a customer, and all. */
    public static IndexSpec indexes() {
        return IndexSpec.on(COLLECTION)
                .plain(AggregateQueries.NEXT_DUE)
                .plain("state.status", ORDER)
                .plain("state.ask.customerId", ORDER)
                .plain(ORDER);
    }

    @Override
    public Flux<Stored<Adjustment>> due(Instant now, int limit) {
        return queries.due(now, limit);
    }

    @Override
    public Mono<Instant> oldestDue() {
        return queries.oldestDue();
    }

    @Override
    public Mono<List<Stored<Adjustment>>> page(PageRequest request) {
        return queries.ascending(filter(request), ORDER, request);
    }

    @Override
    public Mono<Long> count(PageRequest request) {
        return queries.count(filter(request));
    }

    @Override
    public Mono<Long> pending(int limit) {
        Document waiting = new Document(FIELDS.get(STATUS), AdjustmentStatus.PENDING.name());
        return Mono.from(aggregates.collection().countDocuments(waiting, new CountOptions().limit(limit)));
    }

    @Override
    public Mono<Instant> oldestPending() {
        return queries.read(queries.find(new Document(FIELDS.get(STATUS), AdjustmentStatus.PENDING.name()))
                        .sort(new Document(ORDER, 1))
                        .limit(1))
                .next()
                .map(stored -> stored.state().ask().at());
    }

    @Override
    public List<String> position(Stored<Adjustment> adjustment) {
        return List.of(CODEC.key(adjustment.state()));
    }

    private static Document filter(PageRequest request) {
        Document filter = new Document();
        request.filter().forEach((field, value) -> filter.append(FIELDS.get(field), value));
        return filter;
    }
}
