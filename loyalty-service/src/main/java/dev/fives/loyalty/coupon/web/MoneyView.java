package dev.fives.loyalty.coupon.web;

import dev.fives.loyalty.coupon.model.CouponTerms;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** An amount as the API shows it: with the digits that the currency has, or more where the amount needs them. */
record MoneyView(String amount, String currency) {

    static MoneyView of(BigDecimal amount, String currency) {
        return new MoneyView(text(amount, currency), currency);
    }

    static String text(BigDecimal amount, String currency) {
        int digits = Math.max(amount.stripTrailingZeros().scale(), CouponTerms.digits(currency));
        return amount.setScale(digits, RoundingMode.UNNECESSARY).toPlainString();
    }
}
