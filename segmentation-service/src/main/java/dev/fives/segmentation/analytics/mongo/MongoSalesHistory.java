package dev.fives.segmentation.analytics.mongo;

import com.mongodb.client.model.CountOptions;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.problem.ProblemException;
import dev.fives.segmentation.analytics.app.SalesHistory;
import dev.fives.segmentation.analytics.model.CustomerSales;
import dev.fives.segmentation.analytics.model.Sale;
import dev.fives.segmentation.analytics.model.SoldLine;
import dev.fives.segmentation.profile.model.Basket;
import dev.fives.segmentation.profile.mongo.MongoFactStore;
import dev.fives.segmentation.scan.app.Scans;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * From the facts, customer by customer, so that no more than one is held at a time. A period is found by the index on time
 * and sorted by the store, all that was ever bought comes in the order of its index.
 */
public final class MongoSalesHistory implements SalesHistory {

    private static final String CUSTOMER = "customerId";
    private static final Document BY_TIME = new Document("at", 1);
    private static final Document WITHOUT_BASKET = new Document(MongoFactStore.BASKET, 0);
    /** Else the driver asks for as few as the next step wants at a time. */
    private static final int BATCH = 1_000;

    private final MongoCollection<Document> facts;

    public MongoSalesHistory(MongoDatabase database) {
        this.facts = database.getCollection(MongoFactStore.COLLECTION);
    }

    @Override
    public Flux<CustomerSales> between(Instant from, Instant to, boolean lines, int entriesMax) {
        var ordered = new Document("$gte", Date.from(from)).append("$lt", Date.from(to));
        var filter = new Document("at", ordered);
        var found = find(filter, lines ? null : WITHOUT_BASKET, entriesMax)
                .hint(BY_TIME)
                .allowDiskUse(true);
        return few(filter, entriesMax).thenMany(sales(found, entriesMax, "a shorter time"));
    }

    /** Before they are sorted, which would be work for nothing. */
    private Mono<Void> few(Document filter, int entriesMax) {
        return Mono.from(facts.countDocuments(
                        filter, new CountOptions().hint(BY_TIME).limit(entriesMax + 1)))
                .flatMap(count ->
                        count <= entriesMax ? Mono.<Void>empty() : Mono.error(tooMany(entriesMax, "a shorter time")));
    }

    @Override
    public Flux<CustomerSales> before(Instant to, int entriesMax) {
        var filter = new Document("at", new Document("$lt", Date.from(to)));
        return sales(find(filter, WITHOUT_BASKET, entriesMax), entriesMax, "an earlier end");
    }

    @Override
    public Flux<CustomerSales> of(String customerId, int entriesMax) {
        return sales(find(new Document(CUSTOMER, customerId), null, entriesMax), entriesMax, "a customer with fewer");
    }

    private FindPublisher<Document> find(Document filter, @Nullable Document fields, int entriesMax) {
        return facts.find(filter)
                .projection(fields)
                .sort(new Document(CUSTOMER, 1).append("purchaseId", 1))
                .limit(entriesMax + 1)
                .batchSize(BATCH);
    }

    private static ProblemException tooMany(int entriesMax, String expected) {
        return Scans.refused("purchases: more than " + entriesMax + " entries (expected: " + expected + ")");
    }

    private static Flux<CustomerSales> sales(FindPublisher<Document> found, int entriesMax, String expected) {
        return Flux.from(found)
                .index()
                .<Document>handle((fact, sink) -> {
                    if (fact.getT1() < entriesMax) {
                        sink.next(fact.getT2());
                    } else {
                        sink.error(tooMany(entriesMax, expected));
                    }
                })
                .bufferUntilChanged(fact -> fact.getString(CUSTOMER))
                .map(ofOne -> new CustomerSales(ofOne.getFirst().getString(CUSTOMER), sales(ofOne)))
                .filter(customer -> !customer.sales().isEmpty());
    }

    private static List<Sale> sales(List<Document> facts) {
        Map<String, Document> newest = new LinkedHashMap<>();
        facts.forEach(fact -> newest.merge(
                fact.getString("purchaseId"),
                fact,
                (one, other) -> one.getLong("version") >= other.getLong("version") ? one : other));
        return newest.values().stream()
                .filter(fact -> amount(fact, "gross").signum() > 0
                        && amount(fact, "net").signum() > 0)
                .map(MongoSalesHistory::sale)
                .sorted(Comparator.comparing(Sale::at))
                .toList();
    }

    private static Sale sale(Document fact) {
        var items = Optional.ofNullable(MongoFactStore.basket(fact)).map(Basket::items);
        return new Sale(
                fact.getDate("at").toInstant(),
                amount(fact, "net"),
                fact.getString("currency"),
                items.orElse(List.of()).stream().map(MongoSalesHistory::line).toList());
    }

    private static SoldLine line(Basket.Item item) {
        return new SoldLine(item.sku(), item.category(), item.brand(), item.amount());
    }

    private static BigDecimal amount(Document from, String field) {
        return from.get(field, Decimal128.class).bigDecimalValue();
    }
}
