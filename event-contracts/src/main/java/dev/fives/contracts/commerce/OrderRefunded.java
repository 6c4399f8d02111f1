package dev.fives.contracts.commerce;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.fives.contracts.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Data of {@code commerce.order.refunded.v1}: money, or pieces, of an order were given back.
 *
 * @param system the system that sold it
 * @param externalRef the order's number there
 * @param refundRef the refund's number there, once per order
 * @param customerExternalId the customer's id there, also the record key
 * @param at when it was given back
 * @param amount absent where it is the price of the lines
 * @param lines absent where only an amount is known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderRefunded(
        String system,
        String externalRef,
        String refundRef,
        String customerExternalId,
        Instant at,
        @Nullable Money amount,
        @Nullable List<Line> lines) {
    public OrderRefunded {
        lines = lines == null ? null : List.copyOf(lines);
    }

    /**
     * Returned pieces.
     *
     * @param unitPrice which of the lines of this article came back, where it was sold at several prices
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(String sku, long quantity, @Nullable String unitPrice) {}
}
