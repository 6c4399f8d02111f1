package dev.fives.loyalty.quote.model;

import java.util.function.LongFunction;

/**
 * A coupon that somebody wants to use for the cart.
 *
 * @param code as it was typed
 * @param worth by the coupon's own terms, of what is left to be paid, in minor units
 */
public record CouponDiscount(String code, LongFunction<Taken> worth) implements DiscountSource {
    @Override
    public Group group() {
        return Group.COUPON;
    }

    @Override
    public boolean covers(CartLine line) {
        return true;
    }

    @Override
    public Taken off(long covered) {
        return worth.apply(covered);
    }
}
