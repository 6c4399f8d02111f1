package dev.fives.loyalty.transfer.mongo;

import com.mongodb.reactivestreams.client.FindPublisher;
import dev.fives.kit.events.outbox.AggregateSpec;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.outbox.StateCodec;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.loyalty.transfer.app.Transfers;
import dev.fives.loyalty.transfer.model.Transfer;
import java.time.Instant;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Transfers in the collection {@code transfers}. */
public final class MongoTransfers implements Transfers {
    private static final String COLLECTION = "transfers";
    private static final String NEXT_DUE = "state.nextDueAt";

    private final AggregateStore<Transfer> aggregates;

    public MongoTransfers(AggregateStore<Transfer> aggregates) {
        this.aggregates = aggregates;
    }

    /** Their state; what others are told of them is told by the entries of both accounts. */
    public static AggregateStore<Transfer> aggregates(AggregateStores stores) {
        return stores.of(new AggregateSpec<>("transfer", COLLECTION, StateCodec.record(Transfer.class)));
    }

    public static IndexSpec indexes() {
        return IndexSpec.on(COLLECTION).plain(NEXT_DUE);
    }

    @Override
    public Mono<Stored<Transfer>> find(String transferId) {
        return aggregates.find(transferId);
    }

    @Override
    public Flux<Stored<Transfer>> due(Instant now, int limit) {
        return Flux.from(find(new Document(NEXT_DUE, new Document("$lte", now)))
                        .sort(new Document(NEXT_DUE, 1))
                        .limit(limit))
                .map(aggregates::read);
    }

    @Override
    public Mono<Instant> oldestDue() {
        return Mono.from(find(new Document(NEXT_DUE, new Document("$gt", Instant.EPOCH)))
                        .projection(new Document(NEXT_DUE, 1))
                        .sort(new Document(NEXT_DUE, 1))
                        .first())
                .map(found ->
                        found.get("state", Document.class).getDate("nextDueAt").toInstant());
    }

    private FindPublisher<Document> find(Document filter) {
        return aggregates.collection().find(filter);
    }
}
