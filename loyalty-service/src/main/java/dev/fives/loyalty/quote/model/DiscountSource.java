package dev.fives.loyalty.quote.model;

/**
 * What may lower the price of a cart. Every kind is known here, so that one place says how they add up: of one group only
 * that applies which takes most off, but for coupons, of which all are taken that go with those taken before them. The
 * groups follow each other in their order, each on what the ones before have left.
 */
public sealed interface DiscountSource permits TierDiscount, OfferDiscount, CouponDiscount {
    /** Alternatives to each other, or all of them; the order of the constants is the order in which they apply. */
    enum Group {
        TIER(false),
        OFFER(false),
        COUPON(true);

        private final boolean together;

        Group(boolean together) {
            this.together = together;
        }

        boolean isTogether() {
            return together;
        }
    }

    String code();

    Group group();

    boolean covers(CartLine line);

    /** Whether it may be used beside one that has taken something; so it is where nobody chose them. */
    default boolean combinesWith(DiscountSource taken) {
        return true;
    }

    /** Of the lines that it covers, in minor units; no more is taken than there is. */
    Taken off(long covered);
}
