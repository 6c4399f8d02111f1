package dev.fives.customer.purchase.web;

import dev.fives.contracts.Money;
import dev.fives.customer.purchase.model.Adjustment;
import dev.fives.customer.purchase.model.Purchase;
import dev.fives.customer.purchase.model.PurchaseLine;
import dev.fives.customer.purchase.model.PurchaseStatus;
import dev.fives.customer.purchase.model.Refund;
import dev.fives.kit.events.outbox.Stored;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A purchase as it is answered: as recorded, with its refunds and what is left. Amounts are decimal strings. */
record PurchaseResponse(
        String id,
        long version,
        String customerId,
        String system,
        String externalRef,
        Instant orderedAt,
        PurchaseStatus status,
        @Nullable String channel,
        @Nullable String storeId,
        List<Line> lines,
        List<AdjustmentResponse> adjustments,
        Money total,
        Money net,
        List<RefundResponse> refunds) {

    /** A line. */
    record Line(
            String sku,
            @Nullable String category,
            @Nullable String brand,
            @Nullable String description,
            long quantity,
            String unitPrice) {
        static Line of(PurchaseLine line) {
            return new Line(
                    line.sku(),
                    line.category(),
                    line.brand(),
                    line.description(),
                    line.quantity(),
                    line.unitPrice().toPlainString());
        }
    }

    /** An adjustment. */
    record AdjustmentResponse(Adjustment.Type type, String amount) {}

    /**
     * A refund.
     *
     * @param version of the purchase after it
     * @param net left after it
     */
    record RefundResponse(
            String purchaseId,
            String externalRef,
            Money amount,
            List<Line> lines,
            Instant at,
            long version,
            Money net) {
        static RefundResponse of(Purchase purchase, Refund refund) {
            return new RefundResponse(
                    purchase.id(),
                    refund.externalRef(),
                    Money.of(refund.amount(), purchase.currency()),
                    refund.lines().stream().map(Line::of).toList(),
                    refund.at(),
                    refund.version(),
                    Money.of(refund.netAfter(), purchase.currency()));
        }
    }

    static PurchaseResponse of(Stored<Purchase> stored) {
        Purchase purchase = stored.state();
        return new PurchaseResponse(
                stored.id(),
                stored.version(),
                purchase.customerId(),
                purchase.system(),
                purchase.externalRef(),
                purchase.orderedAt(),
                purchase.status(),
                purchase.channel(),
                purchase.storeId(),
                purchase.lines().stream().map(Line::of).toList(),
                purchase.adjustments().stream()
                        .map(each -> new AdjustmentResponse(
                                each.type(), each.amount().toPlainString()))
                        .toList(),
                Money.of(purchase.total(), purchase.currency()),
                Money.of(purchase.net(), purchase.currency()),
                purchase.refunds().stream()
                        .map(refund -> RefundResponse.of(purchase, refund))
                        .toList());
    }
}
