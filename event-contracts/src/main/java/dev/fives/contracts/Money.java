package dev.fives.contracts;

import java.math.BigDecimal;

/**
 * An amount of money.
 *
 * @param amount a plain decimal, such as {@code "268.50"}; never a binary number, which would lose cents
 * @param currency ISO 4217 code, such as {@code "CNY"}
 */
public record Money(String amount, String currency) {
    /** Writes the amount without an exponent. */
    public static Money of(BigDecimal amount, String currency) {
        return new Money(amount.toPlainString(), currency);
    }

    /**
     * The amount to calculate with.
     *
     * @throws NumberFormatException if the amount is not a decimal, which no valid event carries
     */
    public BigDecimal value() {
        return new BigDecimal(amount);
    }
}
