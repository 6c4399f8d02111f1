package dev.fives.loyalty.account.model;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One version of a purchase: its net state after the change that made this version.
 *
 * @param version 1 as recorded, one more per change
 * @param net what the customer keeps, after all refunds, in currency units
 * @param currency ISO 4217
 * @param orderedAt when it was ordered: the life of its points begins
 * @param at when it was ordered, or what this version took off was given back
 */
public record PurchaseFact(
        String purchaseId,
        long version,
        Status status,
        BigDecimal net,
        String currency,
        Instant orderedAt,
        Instant at) {

    /** Whether a purchase in this state is worth points. */
    public enum Status {
        COUNTS,
        /** Not completed yet, or cancelled. */
        DOES_NOT_COUNT
    }

    /** What the points are for; all versions of the purchase share it. */
    public String subject() {
        return "purchase:" + purchaseId;
    }

    /** What it counts for, never below 0. */
    public BigDecimal worth() {
        return status == Status.COUNTS ? net.max(BigDecimal.ZERO) : BigDecimal.ZERO;
    }
}
