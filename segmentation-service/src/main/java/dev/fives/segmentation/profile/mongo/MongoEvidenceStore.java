package dev.fives.segmentation.profile.mongo;

import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.contracts.CloudEventHeaders;
import dev.fives.segmentation.basis.model.Measure;
import dev.fives.segmentation.profile.app.EvidenceStore;
import dev.fives.segmentation.profile.model.Evidence;
import dev.fives.segmentation.profile.model.Profile;
import dev.fives.segmentation.profile.model.Ticket;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads the facts that were kept of purchases and tickets. */
public final class MongoEvidenceStore implements EvidenceStore {

    /** Refunds are events of the same purchase, so that more are read than purchases are wanted. */
    private static final int EVENTS_A_PURCHASE = 4;

    private final MongoCollection<Document> purchases;
    private final MongoCollection<Document> tickets;

    public MongoEvidenceStore(MongoDatabase database) {
        this.purchases = database.getCollection(MongoFactStore.COLLECTION);
        this.tickets = database.getCollection(MongoTicketFacts.COLLECTION);
    }

    @Override
    public Mono<List<Evidence>> purchases(Profile profile, Measure measure, Collection<String> asked, int limit) {
        var all = new Document("customerId", profile.customerId());
        var newest = counted(purchases.find(all).limit(limit * EVENTS_A_PURCHASE), profile, measure)
                .take(limit);
        var named = new Document(all).append("purchaseId", new Document("$in", List.copyOf(asked)));
        return newest.concatWith(asked.isEmpty() ? Flux.empty() : counted(purchases.find(named), profile, measure))
                .distinct(Evidence::ref)
                .sort(Comparator.comparing(Evidence::at, Comparator.nullsLast(Comparator.reverseOrder()))
                        .thenComparing(Evidence::ref, Comparator.nullsLast(Comparator.naturalOrder())))
                .collectList();
    }

    private static Flux<Evidence> counted(FindPublisher<Document> facts, Profile profile, Measure measure) {
        var newestFirst = new Document("at", -1).append("purchaseId", 1).append("version", -1);
        return Flux.from(facts.sort(newestFirst))
                .filter(fact -> fact.getBoolean("applied") || profile.recent().contains(fact.getString("_id")))
                .distinct(fact -> fact.getString("purchaseId"))
                .filter(fact -> MongoFactStore.purchase(fact).counts(measure))
                .map(fact -> new Evidence(
                        Evidence.Kind.PURCHASE,
                        fact.getString("_id"),
                        fact.getString("purchaseId"),
                        fact.getDate("at").toInstant()));
    }

    @Override
    public Mono<Map<String, Evidence>> tickets(Profile profile) {
        var ids = profile.satisfaction().tickets().stream().map(Ticket::id).toList();
        return ids.isEmpty()
                ? Mono.just(Map.of())
                : Flux.from(tickets.find(new Document("_id", new Document("$in", ids))))
                        .collectMap(fact -> fact.getString("_id"), MongoEvidenceStore::ticket);
    }

    private static Evidence ticket(Document fact) {
        var id = fact.getString("_id");
        return new Evidence(
                Evidence.Kind.TICKET,
                CloudEventHeaders.id("ticket", id, fact.getLong("sequence")),
                id,
                fact.getDate("openedAt").toInstant());
    }
}
