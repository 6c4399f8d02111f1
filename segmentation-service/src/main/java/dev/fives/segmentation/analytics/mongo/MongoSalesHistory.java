package dev.fives.segmentation.analytics.mongo;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
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

/** From the facts, in the order of their index, so that no more than one customer is held at a time. */
public final class MongoSalesHistory implements SalesHistory {

    private static final String CUSTOMER = "customerId";
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
        return sales(new Document("at", ordered), lines ? null : WITHOUT_BASKET, entriesMax);
    }

    @Override
    public Flux<CustomerSales> of(String customerId, int entriesMax) {
        return sales(new Document(CUSTOMER, customerId), null, entriesMax);
    }

    private Flux<CustomerSales> sales(Document filter, @Nullable Document fields, int entriesMax) {
        return Flux.from(facts.find(filter)
                        .projection(fields)
                        .sort(new Document(CUSTOMER, 1).append("purchaseId", 1))
                        .limit(entriesMax + 1)
                        .batchSize(BATCH))
                .index()
                .<Document>handle((fact, sink) -> {
                    if (fact.getT1() < entriesMax) {
                        sink.next(fact.getT2());
                    } else {
                        sink.error(Scans.refused(
                                "purchases: more than " + entriesMax + " entries (expected: a shorter time)"));
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
