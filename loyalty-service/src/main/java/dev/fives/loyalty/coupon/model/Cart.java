package dev.fives.loyalty.coupon.model;

import java.math.BigDecimal;

/** What somebody is about to pay, before the coupon. */
public record Cart(BigDecimal amount, String currency) {

    /** 100.0 and 100.00 are the same. */
    public boolean isSameAs(Cart other) {
        return amount.compareTo(other.amount) == 0 && currency.equals(other.currency);
    }
}
