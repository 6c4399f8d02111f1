package dev.fives.customer.purchase.app;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Money;
import dev.fives.contracts.purchase.PurchaseChanged;
import dev.fives.customer.purchase.model.Purchase;
import dev.fives.customer.purchase.model.PurchaseLine;
import dev.fives.customer.purchase.model.Refund;
import dev.fives.kit.events.outbox.NewEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells others of a purchase: its net state, so that the highest version alone is enough to know it. */
final class PurchaseEvents {
    /** Bytes of one event's lines; the rest of 60 KiB is for the other fields. */
    private static final int NET_LINES_BYTES = 40 * 1024;

    private static final int REFUND_LINES_BYTES = 16 * 1024;

    private PurchaseEvents() {}

    static NewEvent recorded(Purchase purchase) {
        return new NewEvent(EventTypes.PURCHASE_RECORDED, data(purchase, null));
    }

    static NewEvent refunded(Purchase purchase, Refund refund) {
        return new NewEvent(EventTypes.PURCHASE_REFUNDED, data(purchase, refund));
    }

    private static PurchaseChanged data(Purchase purchase, @Nullable Refund refund) {
        List<PurchaseChanged.Line> all = EventLines.summed(purchase.netLines());
        List<PurchaseChanged.Line> fitting = EventLines.largestWithin(NET_LINES_BYTES, all);
        int omitted = all.size() - fitting.size();
        return new PurchaseChanged(
                purchase.id(),
                purchase.customerId(),
                purchase.version(),
                purchase.status().name(),
                purchase.history(),
                purchase.system(),
                purchase.externalRef(),
                purchase.channel(),
                purchase.storeId(),
                fitting,
                omitted == 0 ? null : omitted,
                Money.of(purchase.total(), purchase.currency()),
                Money.of(purchase.net(), purchase.currency()),
                purchase.orderedAt(),
                refund == null ? null : refund(refund, purchase.currency()));
    }

    private static PurchaseChanged.Refund refund(Refund refund, String currency) {
        List<PurchaseLine> lines = refund.lines();
        return new PurchaseChanged.Refund(
                refund.externalRef(),
                Money.of(refund.amount(), currency),
                EventLines.largestWithin(REFUND_LINES_BYTES, EventLines.summed(lines)));
    }
}
