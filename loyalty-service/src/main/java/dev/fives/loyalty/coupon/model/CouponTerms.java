package dev.fives.loyalty.coupon.model;

import dev.fives.loyalty.coupon.model.CouponVerdict.Discounted;
import dev.fives.loyalty.coupon.model.CouponVerdict.Refused;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What a coupon takes off and how often; fixed when it is issued.
 *
 * @param value an amount in the currency, or per cent
 * @param rounding of a percentage, to the currency's smallest unit
 * @param minimumCart below which it is not taken; absent for none
 * @param floor what is left to be paid at least
 * @param usesMax in all
 * @param usesPerCustomer absent for no limit but that of all uses
 * @param stackingGroup coupons of the same group may be combined in one order; absent: with no other one
 */
public record CouponTerms(
        DiscountKind kind,
        BigDecimal value,
        String currency,
        Rounding rounding,
        @Nullable BigDecimal minimumCart,
        BigDecimal floor,
        int usesMax,
        @Nullable Integer usesPerCustomer,
        @Nullable String stackingGroup) {
    private static final int HUNDREDTH = 2;
    private static final int USUAL_DIGITS = 2;

    /** The terms of a coupon that is worth an amount, once, alone. */
    public static CouponTerms once(BigDecimal amount, String currency) {
        return new CouponTerms(
                DiscountKind.AMOUNT, amount, currency, Rounding.DOWN, null, BigDecimal.ZERO, 1, null, null);
    }

    /** What it takes off this cart, whoever pays it and whenever; never so much that less than the floor is left. */
    public CouponVerdict discount(Cart cart) {
        if (!cart.currency().equals(currency)) {
            return new Refused(CouponReason.OTHER_CURRENCY);
        }
        if (minimumCart != null && cart.amount().compareTo(minimumCart) < 0) {
            return new Refused(CouponReason.BELOW_MINIMUM);
        }
        BigDecimal off = wanted(cart.amount()).min(cart.amount().subtract(floor));
        return off.signum() > 0 ? new Discounted(off) : new Refused(CouponReason.NOTHING_TO_TAKE_OFF);
    }

    private BigDecimal wanted(BigDecimal amount) {
        return switch (kind) {
            case AMOUNT -> value;
            case PERCENT -> amount.multiply(value).movePointLeft(HUNDREDTH).setScale(digits(currency), rounding.mode());
        };
    }

    /** Whether both may be used for one order. */
    public static boolean combine(@Nullable String group, @Nullable String other) {
        return group != null && group.equals(other);
    }

    /** After the decimal point. */
    public static int digits(String currency) {
        return Currency.getAvailableCurrencies().stream()
                .filter(known -> known.getCurrencyCode().equals(currency))
                .findFirst()
                .map(known -> Math.max(0, known.getDefaultFractionDigits()))
                .orElse(USUAL_DIGITS);
    }
}
