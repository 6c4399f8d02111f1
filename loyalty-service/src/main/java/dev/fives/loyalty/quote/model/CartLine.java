package dev.fives.loyalty.quote.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** @param amount of the whole line, in minor units of the cart's currency */
public record CartLine(String sku, @Nullable String category, long amount) {

    /** Quantity times unit price, rounded HALF_UP once: what the line costs by itself. */
    public static CartLine of(String sku, @Nullable String category, long quantity, BigDecimal unitPrice, int digits) {
        BigDecimal exact = unitPrice.multiply(BigDecimal.valueOf(quantity));
        return new CartLine(
                sku,
                category,
                exact.setScale(digits, RoundingMode.HALF_UP).unscaledValue().longValueExact());
    }
}
