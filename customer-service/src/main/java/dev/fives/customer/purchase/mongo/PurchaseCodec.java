package dev.fives.customer.purchase.mongo;

import dev.fives.customer.purchase.model.Purchase;
import dev.fives.kit.events.outbox.StateCodec;
import org.bson.Document;

/** The record as it is, and beside it a key that orders a customer's purchases without ties. */
final class PurchaseCodec implements StateCodec<Purchase> {
    static final String ORDERED_KEY = "orderedKey";

    private final StateCodec<Purchase> records = StateCodec.record(Purchase.class);

    @Override
    public Document write(Purchase purchase) {
        return records.write(purchase).append(ORDERED_KEY, orderedKey(purchase));
    }

    @Override
    public Purchase read(Document document) {
        return records.read(document);
    }

    static String orderedKey(Purchase purchase) {
        return "%015d%s".formatted(purchase.orderedAt().toEpochMilli(), purchase.id());
    }
}
