package dev.fives.loyalty.account.model;

import java.math.BigDecimal;

/**
 * What a version of a purchase does to the account. Each is an entry, if need be without a move, so that no later rule
 * can pay for a replay.
 */
public sealed interface Settlement {
    Posted posted();

    /** What it changes of the amount that tiers go by. */
    BigDecimal qualifying();

    /** The purchase is worth more than was granted for it so far. */
    record Granted(Posted posted, BigDecimal qualifying) implements Settlement {}

    /** The purchase is worth less than was granted for it so far. */
    record Reversed(Posted posted, BigDecimal qualifying) implements Settlement {}

    /** The purchase is worth exactly what was granted for it, or nothing is left to take back. */
    record Unchanged(Posted posted, BigDecimal qualifying) implements Settlement {}

    /** A later version has already settled the purchase. */
    record Stale(long settledVersion, Posted posted) implements Settlement {
        @Override
        public BigDecimal qualifying() {
            return BigDecimal.ZERO;
        }
    }
}
