package dev.fives.customer.purchase.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decimal money: exact, never rounded on the way in. */
public final class Amounts {
    private static final Pattern DECIMAL = Pattern.compile("-?(\\d{1,20})(\\.(\\d{1,10}))?");

    private Amounts() {}

    /** The number, empty if the text is no plain decimal within the limits. */
    static Optional<BigDecimal> parse(@Nullable String text, PurchaseLimits limits) {
        if (text == null || !DECIMAL.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(text).stripTrailingZeros();
        boolean fits =
                value.scale() <= limits.decimals() && value.precision() - value.scale() <= limits.integerDigits();
        return fits ? Optional.of(value) : Optional.empty();
    }

    static Optional<Currency> currency(@Nullable String code) {
        return Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getCurrencyCode().equals(code))
                .findFirst();
    }

    /** One form for equal amounts: the currency's decimals, or more where the amount needs them. */
    public static BigDecimal inForm(BigDecimal amount, Currency currency) {
        BigDecimal bare = amount.stripTrailingZeros();
        return bare.scale() < digits(currency) ? bare.setScale(digits(currency), RoundingMode.UNNECESSARY) : bare;
    }

    /** Half of the smallest coin: how far a total rounded to the coin may be from the exact sum. */
    static BigDecimal halfCoin(Currency currency) {
        return BigDecimal.ONE.movePointLeft(digits(currency)).divide(BigDecimal.TWO);
    }

    static int digits(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits());
    }
}
