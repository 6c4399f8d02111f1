package dev.fives.customer.purchase.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Pieces of one article at one price.
 *
 * @param description for people; never in an event
 * @param quantity pieces, 1 or more
 * @param unitPrice in the purchase's currency; 0 for a gift
 */
public record PurchaseLine(
        String sku,
        @Nullable String category,
        @Nullable String brand,
        @Nullable String description,
        long quantity,
        BigDecimal unitPrice) {
    public BigDecimal amount() {
        return unitPrice.multiply(BigDecimal.valueOf(quantity));
    }

    PurchaseLine withQuantity(long pieces) {
        return new PurchaseLine(sku, category, brand, description, pieces, unitPrice);
    }
}
