package dev.fives.contracts.purchase;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.fives.contracts.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Data of {@code crm.purchase.recorded.v1} and {@code crm.purchase.refunded.v1}: the purchase's net state after the
 * change, so that the highest version alone is enough to know it.
 *
 * @param purchaseId {@code pur_…}
 * @param customerId {@code cus_…}
 * @param version 1 as recorded, one more per change
 * @param status the purchase's status, such as {@code COMPLETED}
 * @param history true for an imported past, which earns points and raises no invitation
 * @param system the system that sold it, such as {@code api} or {@code retail}
 * @param externalRef its number in that system
 * @param lines net of refunds, lines of one sku and price summed
 * @param linesOmitted how many of the smallest lines were left out to keep the event in its size; absent for none
 * @param total gross, as recorded
 * @param net after all refunds
 * @param at when it was ordered
 * @param refund on a refund, what this one took off
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PurchaseChanged(
        String purchaseId,
        String customerId,
        long version,
        String status,
        boolean history,
        String system,
        String externalRef,
        @Nullable String channel,
        @Nullable String storeId,
        List<Line> lines,
        @Nullable Integer linesOmitted,
        Money total,
        Money net,
        Instant at,
        @Nullable Refund refund) {
    public PurchaseChanged {
        lines = List.copyOf(lines);
    }

    /**
     * Pieces of one article at one price.
     *
     * @param quantity pieces, 1 or more
     * @param unitPrice plain decimal in the purchase's currency; may be 0
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            String sku, @Nullable String category, @Nullable String brand, long quantity, String unitPrice) {}

    /**
     * One refund.
     *
     * @param externalRef its number in the system that gave it
     * @param lines the returned pieces; empty where only an amount is known
     */
    public record Refund(String externalRef, Money amount, List<Line> lines) {
        public Refund {
            lines = List.copyOf(lines);
        }
    }
}
