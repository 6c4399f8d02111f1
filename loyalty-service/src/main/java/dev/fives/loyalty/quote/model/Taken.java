package dev.fives.loyalty.quote.model;

import java.math.BigDecimal;

/**
 * What a discount takes off.
 *
 * @param amount in minor units and not rounded yet
 * @param otherwise why, where it rounds to nothing
 */
public record Taken(BigDecimal amount, WhyNot otherwise) {
    public static Taken of(BigDecimal amount) {
        return new Taken(amount, WhyNot.NOTHING_COVERED);
    }

    public static Taken nothing(WhyNot why) {
        return new Taken(BigDecimal.ZERO, why);
    }
}
