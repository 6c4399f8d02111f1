package dev.fives.loyalty.coupon.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One use of a coupon.
 *
 * @param reference of the order, from the caller; unique over all orders
 * @param customerId absent where nobody said who it is
 * @param discount that was taken off the cart, in its currency
 * @param at business time
 */
public record CouponUse(
        String reference,
        @Nullable String customerId,
        BigDecimal cart,
        String currency,
        BigDecimal discount,
        Instant at) {

    /** Whether it is what is asked for once more. */
    public boolean answers(CouponAsk ask) {
        return ask.cart().isSameAs(new Cart(cart, currency)) && Objects.equals(customerId, ask.customerId());
    }
}
