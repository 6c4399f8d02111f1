package dev.fives.segmentation.profile.mongo;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.events.store.Coalescer;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.events.store.UnorderedInsert;
import dev.fives.segmentation.profile.app.FactStore;
import dev.fives.segmentation.profile.app.PurchaseFact;
import dev.fives.segmentation.profile.model.Basket;
import dev.fives.segmentation.profile.model.Purchase;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One document an event in {@code purchaseFacts}; never deleted. Customers side by side share commands. */
public final class MongoFactStore implements FactStore {

    public static final String COLLECTION = "purchaseFacts";
    public static final String BASKET = "basket";
    private static final String ITEMS = "items";

    private static final String APPLIED = "applied";
    private static final int FACTS_A_COMMAND = 200;

    private final MongoCollection<Document> collection;
    private final Coalescer<Document, Boolean> inserts;
    private final Coalescer<String, Boolean> marks;

    public MongoFactStore(MongoDatabase database) {
        this.collection = database.getCollection(COLLECTION);
        this.inserts = new Coalescer<>(FACTS_A_COMMAND, facts -> UnorderedInsert.into(collection, facts));
        this.marks = new Coalescer<>(FACTS_A_COMMAND, this::markAll);
    }

    public static IndexSpec indexes() {
        return IndexSpec.on(COLLECTION).plain("customerId", "purchaseId").plain("at");
    }

    @Override
    public Mono<State> keep(PurchaseFact fact) {
        return inserts.submit(write(fact)).flatMap(inserted -> inserted ? Mono.just(State.OPEN) : look(fact.id()));
    }

    @Override
    public Mono<Void> markApplied(String factId) {
        return marks.submit(factId).then();
    }

    private Mono<List<Boolean>> markAll(List<String> factIds) {
        var mark = new Document("$set", new Document(APPLIED, true));
        return Mono.from(collection.updateMany(new Document("_id", new Document("$in", factIds)), mark))
                .thenReturn(factIds.stream().map(id -> true).toList());
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
                .append("currency", purchase.currency())
                .append(BASKET, basket(purchase.basket()))
                .append(APPLIED, false);
    }

    private static @Nullable Document basket(@Nullable Basket basket) {
        return basket == null
                ? null
                : new Document("channel", basket.channel())
                        .append("store", basket.store())
                        .append(
                                ITEMS,
                                Objects.requireNonNullElse(basket.items(), List.<Basket.Item>of()).stream()
                                        .map(MongoFactStore::item)
                                        .toList());
    }

    private static Document item(Basket.Item item) {
        return new Document("sku", item.sku())
                .append("category", item.category())
                .append("brand", item.brand())
                .append("amount", item.amount());
    }

    static Purchase purchase(Document fact) {
        return new Purchase(
                fact.getString("purchaseId"),
                fact.getLong("version"),
                fact.getDate("at").toInstant(),
                fact.get("gross", Decimal128.class).bigDecimalValue(),
                fact.get("net", Decimal128.class).bigDecimalValue(),
                fact.getString("currency"),
                basket(fact));
    }

    /** Null of facts that were kept before there were baskets, and where it was not asked for. */
    public static @Nullable Basket basket(Document fact) {
        var basket = fact.get(BASKET, Document.class);
        return basket == null
                ? null
                : new Basket(
                        basket.getString("channel"),
                        basket.getString("store"),
                        basket.getList(ITEMS, Document.class).stream()
                                .map(MongoFactStore::item)
                                .toList());
    }

    private static Basket.Item item(Document item) {
        return new Basket.Item(
                item.getString("sku"),
                item.getString("category"),
                item.getString("brand"),
                item.get("amount", Decimal128.class).bigDecimalValue());
    }
}
