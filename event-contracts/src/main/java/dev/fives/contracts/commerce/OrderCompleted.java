package dev.fives.contracts.commerce;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.fives.contracts.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Data of {@code commerce.order.completed.v1}: a customer bought something in another system.
 *
 * @param system the system that sold it; its numbers of orders and of customers are known by this name
 * @param externalRef the order's number there
 * @param customerExternalId the customer's id there, also the record key
 * @param at when it was ordered
 * @param lines absent or empty where only the total is known
 * @param adjustments shipping, tax, discounts
 * @param total the sum of lines and adjustments
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderCompleted(
        String system,
        String externalRef,
        String customerExternalId,
        Instant at,
        @Nullable String channel,
        @Nullable String storeId,
        @Nullable List<Line> lines,
        @Nullable List<Adjustment> adjustments,
        Money total) {
    public OrderCompleted {
        lines = lines == null ? null : List.copyOf(lines);
        adjustments = adjustments == null ? null : List.copyOf(adjustments);
    }

    /** Pieces of one article at one price; the price is a plain decimal in the order's currency. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            String sku, @Nullable String category, @Nullable String brand, long quantity, String unitPrice) {}

    /**
     * What is no article.
     *
     * @param type {@code DISCOUNT}, {@code SHIPPING}, {@code TAX} …
     * @param amount plain decimal in the order's currency, negative where it lowers the total
     */
    public record Adjustment(String type, String amount) {}
}
