package dev.fives.loyalty.transfer.mongo;

import dev.fives.kit.events.outbox.AggregateQueries;
import dev.fives.kit.events.outbox.AggregateSpec;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.outbox.OrderedCodec;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.paging.Cursor;
import dev.fives.kit.paging.PageRequest;
import dev.fives.loyalty.transfer.app.Transfers;
import dev.fives.loyalty.transfer.model.Transfer;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Transfers in the collection {@code transfers}. */
public final class MongoTransfers implements Transfers {
    private static final String COLLECTION = "transfers";
    private static final OrderedCodec<Transfer> CODEC =
            OrderedCodec.of(Transfer.class, transfer -> transfer.ask().at(), Transfer::transferId);
    private static final String ORDER_KEY = CODEC.path();
    private static final List<String> ENDS = List.of("state.ask.customerId", "state.ask.toCustomerId");

    private final AggregateStore<Transfer> aggregates;
    private final AggregateQueries<Transfer> queries;

    public MongoTransfers(AggregateStore<Transfer> aggregates) {
        this.aggregates = aggregates;
        queries = new AggregateQueries<>(aggregates);
    }

    /** Their state; what others are told of them is told by the entries of both accounts. */
    public static AggregateStore<Transfer> aggregates(AggregateStores stores) {
        return stores.of(new AggregateSpec<>("transfer", COLLECTION, CODEC));
    }

    /** For what is due, and for what a member gave and got. */
    public static IndexSpec indexes() {
        IndexSpec indexes = IndexSpec.on(COLLECTION).plain(AggregateQueries.NEXT_DUE);
        for (String end : ENDS) {
            indexes = indexes.plain(end, ORDER_KEY);
        }
        return indexes;
    }

    @Override
    public Mono<Stored<Transfer>> find(String transferId) {
        return aggregates.find(transferId);
    }

    @Override
    public Flux<Stored<Transfer>> due(Instant now, int limit) {
        return queries.due(now, limit);
    }

    @Override
    public Mono<Instant> oldestDue() {
        return queries.oldestDue();
    }

    /** A query for each end of them: nobody gives to himself. */
    @Override
    public Mono<List<Stored<Transfer>>> page(String customerId, PageRequest request) {
        int most = request.pageSize() + 1;
        return Flux.fromIterable(ENDS)
                .flatMap(end -> queries.find(filter(end, customerId, request))
                        .sort(new Document(ORDER_KEY, -1))
                        .limit(most))
                .map(aggregates::read)
                .sort(Comparator.comparing((Stored<Transfer> stored) -> CODEC.key(stored.state()))
                        .reversed())
                .take(most)
                .collectList();
    }

    private static Document filter(String end, String customerId, PageRequest request) {
        Document filter = new Document(end, customerId);
        Cursor cursor = request.cursor();
        return cursor == null
                ? filter
                : filter.append(ORDER_KEY, new Document("$lt", cursor.position().getFirst()));
    }

    @Override
    public Mono<Long> count(String customerId) {
        return Flux.fromIterable(ENDS)
                .flatMap(end -> aggregates.collection().countDocuments(new Document(end, customerId)))
                .reduce(0L, Long::sum);
    }

    @Override
    public List<String> position(Stored<Transfer> transfer) {
        return List.of(CODEC.key(transfer.state()));
    }
}
