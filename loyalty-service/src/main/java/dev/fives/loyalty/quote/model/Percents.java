package dev.fives.loyalty.quote.model;

import java.math.BigDecimal;

/** Hundredths of an amount. */
final class Percents {
    private static final int DIGITS = 2;

    private Percents() {}

    static BigDecimal of(BigDecimal percent, long amount) {
        return percent.multiply(BigDecimal.valueOf(amount)).movePointLeft(DIGITS);
    }
}
