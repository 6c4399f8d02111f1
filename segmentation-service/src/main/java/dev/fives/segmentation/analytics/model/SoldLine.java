package dev.fives.segmentation.analytics.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What is left of one article in a purchase.
 *
 * @param amount of all pieces, in the purchase's currency
 */
public record SoldLine(
        @Nullable String sku,
        @Nullable String category,
        @Nullable String brand,
        BigDecimal amount) {}
