package dev.fives.loyalty.transfer.mongo;

import dev.fives.kit.events.outbox.StateCodec;
import dev.fives.loyalty.transfer.model.Transfer;
import org.bson.Document;

/** The record as it is, and beside it a key that orders transfers by their instant without ties. */
final class TransferCodec implements StateCodec<Transfer> {
    static final String ORDER_KEY = "orderKey";

    private final StateCodec<Transfer> records = StateCodec.record(Transfer.class);

    @Override
    public Document write(Transfer transfer) {
        return records.write(transfer).append(ORDER_KEY, orderKey(transfer));
    }

    @Override
    public Transfer read(Document document) {
        return records.read(document);
    }

    static String orderKey(Transfer transfer) {
        return "%015d".formatted(transfer.ask().at().toEpochMilli()) + transfer.transferId();
    }
}
