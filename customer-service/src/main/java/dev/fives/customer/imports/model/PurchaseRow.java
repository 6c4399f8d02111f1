package dev.fives.customer.imports.model;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One readable row: a line bought, or (quantity below 0) a line cancelled.
 *
 * @param unitPrice 0 is a gift and valid
 */
public record PurchaseRow(
        RowKey key,
        String externalRef,
        String customerRef,
        Instant orderedAt,
        String sku,
        @Nullable String description,
        int quantity,
        BigDecimal unitPrice,
        @Nullable String country) {

    public boolean isCancellation() {
        return quantity < 0;
    }
}
