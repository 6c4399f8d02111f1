package dev.fives.segmentation;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.contracts.Money;
import dev.fives.contracts.customer.CustomerAttributes;
import dev.fives.contracts.purchase.PurchaseChanged;
import dev.fives.kit.test.stack.Eventually;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** Customers and what they buy; all is told when it opens, and known when it is open. */
final class Shop {

    /** One customer's purchases are taken one after the other, and there are up to 168 of them. */
    private static final Duration SOON = Duration.ofMinutes(3);

    private final RunningService service;
    private final Map<String, CustomerAttributes> customers = new LinkedHashMap<>();
    private final List<PurchaseChanged> purchases = new ArrayList<>();

    Shop(RunningService service) {
        this.service = service;
    }

    static PurchaseChanged.Line line(String sku, String category, long quantity, String unitPrice) {
        return new PurchaseChanged.Line(sku, category, category + "-house", quantity, unitPrice);
    }

    Shop customer(String customerId) {
        return customer(customerId, null, null, null, "Shanghai");
    }

    Shop customer(
            String customerId,
            @Nullable String gender,
            @Nullable String birthDate,
            @Nullable String occupation,
            String city) {
        customers.put(
                customerId,
                new CustomerAttributes(
                        "PERSON",
                        null,
                        birthDate == null ? null : new CustomerAttributes.BirthDate(birthDate, "GREGORIAN"),
                        gender,
                        null,
                        null,
                        occupation,
                        new CustomerAttributes.Address("CN", null, city, "200000"),
                        null,
                        "Asia/Shanghai",
                        List.of(),
                        Map.of()));
        return this;
    }

    Shop buys(String customerId, String purchaseId, Instant at, PurchaseChanged.Line... lines) {
        var total = Stream.of(lines)
                .map(line -> new BigDecimal(line.unitPrice()).multiply(BigDecimal.valueOf(line.quantity())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var money = new Money(total.setScale(2).toPlainString(), "CNY");
        purchases.add(new PurchaseChanged(
                purchaseId,
                customerId,
                1,
                "COMPLETED",
                false,
                "api",
                purchaseId,
                "WEB",
                null,
                List.of(lines),
                null,
                money,
                money,
                at,
                null));
        return this;
    }

    void open() {
        service.topics().told(customers, purchases);
        var database = service.bean(MongoDatabase.class);
        Set<String> bought = purchases.stream().map(PurchaseChanged::purchaseId).collect(Collectors.toSet());
        Eventually.until("facts", SOON, () -> count(database, "purchaseFacts", "purchaseId", bought) == bought.size());
        Eventually.until(
                "customers",
                SOON,
                () -> count(database, "profiles", "_id", customers.keySet(), "state.attributes") == customers.size());
    }

    private static long count(MongoDatabase database, String collection, String field, Set<String> ids, String... has) {
        var filter = new Document(field, new Document("$in", List.copyOf(ids)));
        Stream.of(has).forEach(name -> filter.append(name, new Document("$ne", null)));
        return Flux.from(database.getCollection(collection).countDocuments(filter))
                .blockFirst();
    }
}
