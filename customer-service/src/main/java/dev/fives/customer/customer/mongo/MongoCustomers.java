package dev.fives.customer.customer.mongo;

import com.mongodb.client.model.Projections;
import dev.fives.customer.customer.app.CustomerStore;
import dev.fives.customer.customer.app.Customers;
import dev.fives.customer.customer.model.Customer;
import dev.fives.customer.customer.model.Identifier;
import dev.fives.kit.events.outbox.AggregateSpec;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.paging.PageRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Customers in the collection {@code customers}. */
public final class MongoCustomers implements CustomerStore, Customers {
    private static final String COLLECTION = "customers";
    private static final String IDENTIFIERS = "state." + CustomerCodec.IDENTIFIERS;
    private static final String PURGE_DUE = "state.deletion.purgeDueAt";

    private final AggregateStore<Customer> aggregates;

    public MongoCustomers(AggregateStores stores) {
        aggregates = stores.of(new AggregateSpec<>("customer", COLLECTION, new CustomerCodec()));
    }

    /** What look-up, search and lists cannot do without. */
    public static IndexSpec indexes() {
        return IndexSpec.on(COLLECTION)
                .plain(IDENTIFIERS)
                .plain(CustomerQuery.NAME_KEY)
                .plain(CustomerQuery.CREATED_KEY)
                .plain("state.tags")
                .plain("state.ownerId")
                .plain(PURGE_DUE);
    }

    @Override
    public AggregateStore<Customer> aggregates() {
        return aggregates;
    }

    @Override
    public Mono<Boolean> reserve(String id) {
        return aggregates
                .create(id, id, Customer.nobody(id), List.of(), null)
                .thenReturn(true)
                .onErrorResume(AlreadyExists.class, taken -> aggregates.find(id).map(CustomerStore::isReserved));
    }

    @Override
    public Mono<Stored<Customer>> find(String id) {
        return aggregates.find(id).filter(stored -> !CustomerStore.isReserved(stored));
    }

    @Override
    public Mono<List<Stored<Customer>>> purgeDue(Instant now, int limit) {
        return Flux.from(aggregates
                        .collection()
                        .find(new Document(PURGE_DUE, new Document("$lte", now)))
                        .sort(new Document(PURGE_DUE, 1))
                        .limit(limit))
                .map(aggregates::read)
                .collectList();
    }

    @Override
    public Mono<Instant> oldestPurgeDue() {
        return Mono.from(aggregates
                        .collection()
                        .find(new Document(PURGE_DUE, new Document("$gt", Instant.EPOCH)))
                        .projection(Projections.include(PURGE_DUE))
                        .sort(new Document(PURGE_DUE, 1))
                        .first())
                .map(found -> found.getEmbedded(List.of("state", "deletion", "purgeDueAt"), Date.class)
                        .toInstant());
    }

    @Override
    public Mono<String> idOf(Identifier identifier) {
        return Mono.from(aggregates
                        .collection()
                        .find(new Document(IDENTIFIERS, identifier.key()))
                        .projection(Projections.include("_id"))
                        .first())
                .map(document -> document.getString("_id"));
    }

    @Override
    public Mono<Map<Identifier, String>> idsOf(Collection<Identifier> identifiers) {
        List<String> keys = identifiers.stream().map(Identifier::key).toList();
        return Flux.from(aggregates
                        .collection()
                        .find(new Document(IDENTIFIERS, new Document("$in", keys)))
                        .projection(Projections.include(IDENTIFIERS)))
                .collect(
                        HashMap::new,
                        (ids, document) -> identifiersOf(document)
                                .forEach(key -> ids.put(new Identifier(key), document.getString("_id"))));
    }

    private static List<String> identifiersOf(Document document) {
        return document.get("state", Document.class).getList(CustomerCodec.IDENTIFIERS, String.class);
    }

    @Override
    public Mono<List<Stored<Customer>>> search(PageRequest request) {
        CustomerQuery query = CustomerQuery.of(request);
        return Flux.from(aggregates
                        .collection()
                        .find(query.page())
                        .sort(query.order())
                        .limit(request.pageSize() + 1))
                .map(aggregates::read)
                .collectList();
    }

    @Override
    public Mono<Long> count(PageRequest request) {
        return Mono.from(
                aggregates.collection().countDocuments(CustomerQuery.of(request).all()));
    }

    @Override
    public List<String> position(Stored<Customer> customer, PageRequest request) {
        return List.of(CustomerQuery.of(request).keyOf(customer.state()));
    }
}
