package dev.fives.loyalty.account.mongo;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.loyalty.earning.app.PurchaseHistory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** Purchases from the entries that changed what they count for; all of one purchase have the time of its order. */
public final class MongoPurchaseHistory implements PurchaseHistory {
    private static final String COLLECTION = "ledger";
    private static final String AT = "body.qualifying.at";
    private static final String PURCHASE = "body.purchaseId";
    /** Else the driver asks for as few as the next step wants at a time. */
    private static final int BATCH = 1000;

    private record Entry(
            String customerId, String purchaseId, BigDecimal amount, String currency, Instant at, boolean first) {}

    private final MongoCollection<Document> ledger;

    public MongoPurchaseHistory(MongoDatabase database) {
        ledger = database.getCollection(COLLECTION);
    }

    public static IndexSpec indexes() {
        return IndexSpec.on(COLLECTION).plain(AT, PURCHASE);
    }

    @Override
    public Flux<PastPurchase> between(Instant from, Instant to, int entriesMax) {
        Document ordered = new Document("$gte", Date.from(from)).append("$lt", Date.from(to));
        return Flux.from(ledger.find(new Document(AT, ordered))
                        .projection(new Document("customerId", 1)
                                .append(PURCHASE, 1)
                                .append("body.qualifying", 1)
                                .append("body.judged.firstPurchase", 1))
                        .sort(new Document(AT, 1).append(PURCHASE, 1))
                        .batchSize(BATCH)
                        .limit(entriesMax + 1))
                .index()
                .map(numbered -> {
                    if (numbered.getT1() >= entriesMax) {
                        throw new TooLong();
                    }
                    return read(numbered.getT2());
                })
                .bufferUntilChanged(Entry::purchaseId)
                .map(MongoPurchaseHistory::net);
    }

    private static PastPurchase net(List<Entry> entries) {
        Entry any = entries.getFirst();
        BigDecimal net = entries.stream().map(Entry::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean first = entries.stream().anyMatch(Entry::first);
        return new PastPurchase(any.customerId(), any.purchaseId(), net, any.currency(), any.at(), first);
    }

    private static Entry read(Document entry) {
        Document body = entry.get("body", Document.class);
        Document qualifying = body.get("qualifying", Document.class);
        @Nullable Document judged = body.get("judged", Document.class);
        return new Entry(
                entry.getString("customerId"),
                body.getString("purchaseId"),
                qualifying.get("amount", Decimal128.class).bigDecimalValue(),
                qualifying.getString("currency"),
                qualifying.getDate("at").toInstant(),
                judged != null && judged.getBoolean("firstPurchase", false));
    }
}
