package dev.fives.loyalty.account.mongo;

import static java.util.stream.Collectors.groupingBy;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.events.store.Coalescer;
import dev.fives.kit.events.store.StoreFaults;
import dev.fives.loyalty.account.app.PurchaseChanges;
import dev.fives.loyalty.account.model.PurchaseChange;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.types.Decimal128;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * From the entries that changed what purchases count for; all of one purchase have the time of its order. Customers who
 * are asked about together share a command.
 */
public final class MongoPurchaseChanges implements PurchaseChanges {
    private static final String COLLECTION = "ledger";
    private static final String CUSTOMER = "customerId";
    private static final String PURCHASE = "body.purchaseId";
    private static final String QUALIFYING = "body.qualifying";
    private static final int CUSTOMERS_A_COMMAND = 50;
    /** All sources that begin with {@code purchase:}, by the index that keeps a customer's sources apart. */
    private static final Document OF_PURCHASES = new Document("$gte", "purchase:").append("$lt", "purchase;");

    private record Ask(String customerId, Instant from, Instant to) {
        boolean includes(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }
    }

    private final MongoCollection<Document> ledger;
    private final Coalescer<Ask, List<PurchaseChange>> asks;

    public MongoPurchaseChanges(MongoDatabase database, StoreFaults faults) {
        ledger = database.getCollection(COLLECTION);
        asks = new Coalescer<>(CUSTOMERS_A_COMMAND, batch -> faults.guardBulk(answers(batch)));
    }

    @Override
    public Mono<List<PurchaseChange>> of(String customerId, Instant from, Instant to) {
        return asks.submit(new Ask(customerId, from, to));
    }

    private Mono<List<List<PurchaseChange>>> answers(List<Ask> batch) {
        return Flux.from(ledger.find(filter(batch))
                        .projection(
                                new Document(CUSTOMER, 1).append(PURCHASE, 1).append(QUALIFYING, 1)))
                .collectList()
                .map(entries -> entries.stream().collect(groupingBy(entry -> entry.getString(CUSTOMER))))
                .map(found -> batch.stream()
                        .map(ask -> ofAsk(ask, found.getOrDefault(ask.customerId(), List.of())))
                        .toList());
    }

    private static Document filter(List<Ask> batch) {
        Instant from = batch.stream().map(Ask::from).min(Instant::compareTo).orElseThrow();
        Instant to = batch.stream().map(Ask::to).max(Instant::compareTo).orElseThrow();
        List<String> customers = batch.stream().map(Ask::customerId).distinct().toList();
        return new Document(CUSTOMER, new Document("$in", customers))
                .append("source", OF_PURCHASES)
                .append(QUALIFYING + ".at", new Document("$gte", Date.from(from)).append("$lt", Date.from(to)));
    }

    private static List<PurchaseChange> ofAsk(Ask ask, List<Document> entries) {
        return entries.stream()
                .map(MongoPurchaseChanges::change)
                .filter(change -> ask.includes(change.orderedAt()))
                .toList();
    }

    private static PurchaseChange change(Document entry) {
        Document body = entry.get("body", Document.class);
        Document qualifying = body.get("qualifying", Document.class);
        return new PurchaseChange(
                body.getString("purchaseId"),
                qualifying.get("amount", Decimal128.class).bigDecimalValue(),
                qualifying.getDate("at").toInstant());
    }
}
