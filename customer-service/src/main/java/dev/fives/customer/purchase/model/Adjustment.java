package dev.fives.customer.purchase.model;

import java.math.BigDecimal;

/**
 * What the total has beside its lines.
 *
 * @param amount signed: shipping is positive, a discount negative
 */
public record Adjustment(Type type, BigDecimal amount) {

    /** Why the total is not the sum of the lines. */
    public enum Type {
        DISCOUNT,
        SHIPPING,
        TAX,
        ROUNDING,
        OTHER
    }
}
