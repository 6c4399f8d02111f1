package dev.fives.segmentation.profile.mongo;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.segmentation.basis.mongo.Duplicates;
import dev.fives.segmentation.profile.app.FactStore;
import dev.fives.segmentation.profile.app.PurchaseFact;
import dev.fives.segmentation.profile.model.Purchase;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.types.Decimal128;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One document an event in {@code purchaseFacts}; never deleted. */
public final class MongoFactStore implements FactStore {

    public static final String COLLECTION = "purchaseFacts";
    private static final String APPLIED = "applied";

    private final MongoCollection<Document> collection;

    public MongoFactStore(MongoDatabase database) {
        this.collection = database.getCollection(COLLECTION);
    }

    public static IndexSpec indexes() {
        return IndexSpec.on(COLLECTION).plain("customerId", "purchaseId");
    }

    @Override
    public Mono<State> keep(PurchaseFact fact) {
        return Mono.from(collection.insertOne(write(fact)))
                .thenReturn(State.OPEN)
                .onErrorResume(Duplicates::isDuplicate, known -> look(fact.id()));
    }

    @Override
    public Mono<Void> markApplied(String factId) {
        var mark = new Document("$set", new Document(APPLIED, true));
        return Mono.from(collection.updateOne(new Document("_id", factId), mark))
                .then();
    }

    @Override
    public Mono<Set<String>> applied(Collection<String> factIds) {
        return Flux.from(collection
                        .find(new Document("_id", new Document("$in", factIds)))
                        .projection(new Document(APPLIED, 1)))
                .filter(fact -> fact.getBoolean(APPLIED))
                .map(fact -> fact.getString("_id"))
                .collect(Collectors.toSet());
    }

    @Override
    public Mono<Purchase> lastApplied(String customerId, String purchaseId, Collection<String> recent) {
        return Flux.from(collection.find(new Document("customerId", customerId).append("purchaseId", purchaseId)))
                .filter(fact -> fact.getBoolean(APPLIED) || recent.contains(fact.getString("_id")))
                .map(MongoFactStore::purchase)
                .collectList()
                .flatMap(all -> Mono.justOrEmpty(all.stream().max(Comparator.comparingLong(Purchase::version))));
    }

    private Mono<State> look(String factId) {
        return Mono.from(collection.find(new Document("_id", factId)).projection(new Document(APPLIED, 1)))
                .map(fact -> fact.getBoolean(APPLIED) ? State.APPLIED : State.OPEN);
    }

    private static Document write(PurchaseFact fact) {
        var purchase = fact.purchase();
        return new Document("_id", fact.id())
                .append("customerId", fact.customerId())
                .append("purchaseId", purchase.id())
                .append("version", purchase.version())
                .append("at", purchase.at())
                .append("gross", purchase.gross())
                .append("net", purchase.net())
                .append(APPLIED, false);
    }

    private static Purchase purchase(Document fact) {
        return new Purchase(
                fact.getString("purchaseId"),
                fact.getLong("version"),
                fact.getDate("at").toInstant(),
                fact.get("gross", Decimal128.class).bigDecimalValue(),
                fact.get("net", Decimal128.class).bigDecimalValue());
    }
}
