package dev.fives.loyalty.quote.model;

/**
 * A coupon that somebody wants to use for the cart.
 *
 * @param code as it was typed
 */
public record CouponDiscount(String code, Terms terms) implements DiscountSource {

    /** A coupon's own terms. */
    @FunctionalInterface
    public interface Terms {
        /** Of what is left to be paid, in minor units. */
        Taken off(long left);

        /** Whether both may be used for one cart. */
        default boolean combinesWith(Terms other) {
            return true;
        }
    }

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
        return terms.off(covered);
    }

    @Override
    public boolean combinesWith(DiscountSource taken) {
        return !(taken instanceof CouponDiscount(String _, Terms others)) || terms.combinesWith(others);
    }
}
