package dev.fives.segmentation.profile.mongo;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.events.index.EventIndex;
import dev.fives.segmentation.profile.app.CustomerFacts;
import dev.fives.segmentation.profile.app.TicketFact;
import dev.fives.segmentation.profile.model.Ticket;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** By the indexes on {@code customerId}, a page of customers in one query a collection. */
public final class MongoCustomerFacts implements CustomerFacts {

    private static final String ID = "_id";
    private static final String CUSTOMER = MongoTicketFacts.CUSTOMER;
    /** Else the driver asks for as few as the next step wants at a time. */
    private static final int BATCH = 1_000;

    private final MongoCollection<Document> profiles;
    private final MongoCollection<Document> purchases;
    private final MongoCollection<Document> tickets;
    private final EventIndex events;

    public MongoCustomerFacts(MongoDatabase database, EventIndex events) {
        this.profiles = database.getCollection(MongoProfileQueries.COLLECTION);
        this.purchases = database.getCollection(MongoFactStore.COLLECTION);
        this.tickets = database.getCollection(MongoTicketFacts.COLLECTION);
        this.events = events;
    }

    /** Each of the three knows its own; the first so many of all are among the first so many of each. */
    @Override
    public Mono<List<String>> customersAfter(String customerId, int limit) {
        return Flux.merge(
                        ids(profiles, ID, customerId, limit),
                        ids(purchases, CUSTOMER, customerId, limit),
                        ids(tickets, CUSTOMER, customerId, limit))
                .collect(Collectors.toSet())
                .map(all -> all.stream().sorted().limit(limit).toList());
    }

    private static Flux<String> ids(MongoCollection<Document> collection, String field, String after, int limit) {
        return Flux.from(collection
                        .find(new Document(field, new Document("$gt", after)))
                        .projection(new Document(ID, 0).append(field, 1))
                        .sort(new Document(field, 1))
                        .batchSize(BATCH))
                .map(found -> found.getString(field))
                .distinctUntilChanged()
                .take(limit);
    }

    @Override
    public Mono<Map<String, Told>> of(Collection<String> customerIds) {
        var ofThem = new Document(CUSTOMER, new Document("$in", List.copyOf(customerIds)));
        return Mono.zip(purchases(ofThem), tickets(ofThem), MongoCustomerFacts::together);
    }

    private Mono<Map<String, Collection<KeptPurchase>>> purchases(Document ofThem) {
        return Flux.from(purchases.find(ofThem).batchSize(BATCH))
                .collectMultimap(
                        fact -> fact.getString(CUSTOMER),
                        fact -> new KeptPurchase(
                                fact.getString(ID),
                                Boolean.TRUE.equals(fact.getBoolean("applied")),
                                MongoFactStore.purchase(fact)));
    }

    private Mono<Map<String, Collection<Ticket>>> tickets(Document ofThem) {
        return Flux.from(tickets.find(ofThem).batchSize(BATCH))
                .map(MongoTicketFacts::read)
                .collectMultimap(TicketFact::customerId, TicketFact::ticket);
    }

    private static Map<String, Told> together(
            Map<String, Collection<KeptPurchase>> bought, Map<String, Collection<Ticket>> asked) {
        return Stream.concat(bought.keySet().stream(), asked.keySet().stream())
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(),
                        id -> new Told(
                                List.copyOf(bought.getOrDefault(id, List.of())),
                                List.copyOf(asked.getOrDefault(id, List.of())))));
    }

    @Override
    public Mono<Long> lastEvent(String customerId) {
        return events.last("profile", customerId);
    }
}
