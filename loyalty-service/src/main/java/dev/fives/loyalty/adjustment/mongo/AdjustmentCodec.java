package dev.fives.loyalty.adjustment.mongo;

import dev.fives.kit.events.outbox.StateCodec;
import dev.fives.loyalty.adjustment.model.Adjustment;
import org.bson.Document;

/** The record as it is, and beside it a key that orders adjustments by when they were asked for, without ties. */
final class AdjustmentCodec implements StateCodec<Adjustment> {
    static final String ORDER = "orderKey";

    private final StateCodec<Adjustment> records = StateCodec.record(Adjustment.class);

    @Override
    public Document write(Adjustment adjustment) {
        return records.write(adjustment).append(ORDER, order(adjustment));
    }

    @Override
    public Adjustment read(Document document) {
        return records.read(document);
    }

    static String order(Adjustment adjustment) {
        return "%015d".formatted(adjustment.ask().at().toEpochMilli()) + adjustment.id();
    }
}
