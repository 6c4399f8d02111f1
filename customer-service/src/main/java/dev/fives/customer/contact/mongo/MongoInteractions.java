package dev.fives.customer.contact.mongo;

import dev.fives.customer.contact.app.Interactions;
import dev.fives.customer.contact.model.Interaction;
import dev.fives.kit.events.outbox.AggregateSpec;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.events.store.StoreFaults;
import dev.fives.kit.paging.Cursor;
import dev.fives.kit.paging.PageRequest;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Interactions in the collection {@code interactions}. */
public final class MongoInteractions implements Interactions {
    private static final String COLLECTION = "interactions";
    private static final String CUSTOMER = "state.customerId";
    private static final String CONTACT_KEY = "state." + InteractionCodec.CONTACT_KEY;
    private static final Document NEWEST_FIRST = new Document(CONTACT_KEY, -1);

    private final AggregateStore<Interaction> aggregates;
    private final StoreFaults faults;

    public MongoInteractions(AggregateStore<Interaction> aggregates, StoreFaults faults) {
        this.aggregates = aggregates;
        this.faults = faults;
    }

    /** Their state and events. */
    public static AggregateStore<Interaction> aggregates(AggregateStores stores) {
        return stores.of(new AggregateSpec<>("interaction", COLLECTION, new InteractionCodec()));
    }

    /** What the list of a customer's interactions cannot do without. */
    public static IndexSpec indexes() {
        return IndexSpec.on(COLLECTION).plain(CUSTOMER, CONTACT_KEY);
    }

    @Override
    public Mono<Stored<Interaction>> find(String id) {
        return aggregates.find(id);
    }

    @Override
    public Mono<List<Stored<Interaction>>> ofCustomer(String customerId, PageRequest request) {
        Document filter = filter(customerId, request);
        Cursor cursor = request.cursor();
        if (cursor != null) {
            filter.append(CONTACT_KEY, new Document("$lt", cursor.position().getFirst()));
        }
        return faults.guard(Flux.from(
                        aggregates.collection().find(filter).sort(NEWEST_FIRST).limit(request.pageSize() + 1))
                .map(aggregates::read)
                .collectList());
    }

    @Override
    public Mono<Long> countOfCustomer(String customerId, PageRequest request) {
        return faults.guard(Mono.from(aggregates.collection().countDocuments(filter(customerId, request))));
    }

    @Override
    public Mono<Instant> lastContactAt(String customerId) {
        return faults.guard(Mono.from(aggregates
                        .collection()
                        .find(new Document(CUSTOMER, customerId))
                        .sort(NEWEST_FIRST)
                        .limit(1))
                .map(found -> aggregates.read(found).state().at()));
    }

    @Override
    public List<String> position(Stored<Interaction> interaction) {
        return List.of(InteractionCodec.contactKey(interaction.state()));
    }

    private static Document filter(String customerId, PageRequest request) {
        Document filter = new Document(CUSTOMER, customerId);
        request.filter().forEach((field, value) -> filter.append("state." + field, value));
        return filter;
    }
}
