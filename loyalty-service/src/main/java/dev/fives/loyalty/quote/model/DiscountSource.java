package dev.fives.loyalty.quote.model;

import java.math.BigDecimal;

/**
 * What may lower the price of a cart. Every kind is known here, so that one place says how they add up: of one group only
 * that applies which takes most off, and the groups follow each other in their order, each on what the ones before have
 * left.
 */
public sealed interface DiscountSource permits TierDiscount {
    /** Alternatives to each other; the order of the constants is the order in which they apply. */
    enum Group {
        TIER
    }

    String code();

    Group group();

    boolean covers(CartLine line);

    /** What it takes off, in minor units and not rounded yet; never more than there is. */
    BigDecimal off(long covered);
}
