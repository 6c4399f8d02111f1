package dev.fives.customer.purchase.mongo;

import dev.fives.customer.purchase.app.Purchases;
import dev.fives.customer.purchase.model.Purchase;
import dev.fives.kit.events.outbox.AggregateSpec;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.paging.Cursor;
import dev.fives.kit.paging.PageRequest;
import java.util.List;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Purchases in the collection {@code purchases}. */
public final class MongoPurchases implements Purchases {
    private static final String COLLECTION = "purchases";
    private static final String CUSTOMER = "state.customerId";
    private static final String ORDERED_KEY = "state." + PurchaseCodec.ORDERED_KEY;

    private final AggregateStore<Purchase> aggregates;

    public MongoPurchases(AggregateStore<Purchase> aggregates) {
        this.aggregates = aggregates;
    }

    /** Their state and events. */
    public static AggregateStore<Purchase> aggregates(AggregateStores stores) {
        return stores.of(new AggregateSpec<>("purchase", COLLECTION, new PurchaseCodec()));
    }

    /** What the list of a customer's purchases cannot do without. */
    public static IndexSpec indexes() {
        return IndexSpec.on(COLLECTION).plain(CUSTOMER, ORDERED_KEY);
    }

    @Override
    public Mono<Stored<Purchase>> find(String id) {
        return aggregates.find(id);
    }

    @Override
    public Mono<List<Stored<Purchase>>> ofCustomer(String customerId, PageRequest request) {
        Document filter = new Document(CUSTOMER, customerId);
        Cursor cursor = request.cursor();
        if (cursor != null) {
            filter.append(ORDERED_KEY, new Document("$lt", cursor.position().getFirst()));
        }
        return Flux.from(aggregates
                        .collection()
                        .find(filter)
                        .sort(new Document(ORDERED_KEY, -1))
                        .limit(request.pageSize() + 1))
                .map(aggregates::read)
                .collectList();
    }

    @Override
    public Mono<Long> countOfCustomer(String customerId) {
        return Mono.from(aggregates.collection().countDocuments(new Document(CUSTOMER, customerId)));
    }

    @Override
    public List<String> position(Stored<Purchase> purchase) {
        return List.of(PurchaseCodec.orderedKey(purchase.state()));
    }
}
