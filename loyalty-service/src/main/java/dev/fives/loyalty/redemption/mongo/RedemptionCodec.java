package dev.fives.loyalty.redemption.mongo;

import dev.fives.kit.events.outbox.StateCodec;
import dev.fives.loyalty.redemption.model.Redemption;
import org.bson.Document;

/** The record as it is, and beside it a key that orders redemptions by their instant without ties. */
final class RedemptionCodec implements StateCodec<Redemption> {
    static final String ORDER_KEY = "orderKey";

    private final StateCodec<Redemption> records = StateCodec.record(Redemption.class);

    @Override
    public Document write(Redemption redemption) {
        return records.write(redemption).append(ORDER_KEY, orderKey(redemption));
    }

    @Override
    public Redemption read(Document document) {
        return records.read(document);
    }

    static String orderKey(Redemption redemption) {
        return "%015d".formatted(redemption.ask().at().toEpochMilli()) + redemption.redemptionId();
    }
}
