package dev.fives.segmentation.profile.mongo;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.segmentation.profile.app.PurchaseHistory;
import dev.fives.segmentation.profile.model.Purchase;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import reactor.core.publisher.Flux;

/** From the facts, in the order of their index, so that no more than one customer is held at a time. */
public final class MongoPurchaseHistory implements PurchaseHistory {

    private static final String CUSTOMER = "customerId";
    /** Else the driver asks for as few as the next step wants at a time. */
    private static final int BATCH = 1_000;

    private final MongoCollection<Document> facts;

    public MongoPurchaseHistory(MongoDatabase database) {
        this.facts = database.getCollection(MongoFactStore.COLLECTION);
    }

    @Override
    public Flux<CustomerPurchases> before(Instant end) {
        return purchases(new Document("at", new Document("$lt", Date.from(end))));
    }

    @Override
    public Flux<CustomerPurchases> before(Instant end, Collection<String> customerIds) {
        return purchases(new Document(CUSTOMER, new Document("$in", List.copyOf(customerIds)))
                .append("at", new Document("$lt", Date.from(end))));
    }

    private Flux<CustomerPurchases> purchases(Document filter) {
        return Flux.from(facts.find(filter)
                        .projection(new Document(MongoFactStore.BASKET, 0))
                        .sort(new Document(CUSTOMER, 1).append("purchaseId", 1))
                        .batchSize(BATCH))
                .bufferUntilChanged(fact -> fact.getString(CUSTOMER))
                .map(ofOne -> new CustomerPurchases(ofOne.getFirst().getString(CUSTOMER), newest(ofOne)));
    }

    private static List<Purchase> newest(List<Document> facts) {
        Map<String, Purchase> byId = new LinkedHashMap<>();
        facts.stream()
                .map(MongoFactStore::purchase)
                .forEach(purchase -> byId.merge(
                        purchase.id(), purchase, (one, other) -> one.version() >= other.version() ? one : other));
        return List.copyOf(byId.values());
    }
}
