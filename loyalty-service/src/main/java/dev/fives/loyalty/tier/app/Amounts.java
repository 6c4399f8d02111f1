package dev.fives.loyalty.tier.app;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** How amounts are written. */
final class Amounts {
    private static final int USUAL = 2;

    private Amounts() {}

    /** With the digits that the currency has, or more where the amount needs them; nothing is rounded. */
    static BigDecimal scaled(BigDecimal amount, String currency) {
        BigDecimal plain = amount.stripTrailingZeros();
        return plain.setScale(Math.max(plain.scale(), digits(currency)), RoundingMode.UNNECESSARY);
    }

    private static int digits(String currency) {
        return Currency.getAvailableCurrencies().stream()
                .filter(known -> known.getCurrencyCode().equals(currency))
                .findFirst()
                .map(known -> Math.max(0, known.getDefaultFractionDigits()))
                .orElse(USUAL);
    }
}
