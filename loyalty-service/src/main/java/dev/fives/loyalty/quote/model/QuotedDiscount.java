package dev.fives.loyalty.quote.model;

import org.jspecify.annotations.Nullable;

/**
 * What became of a discount that was considered.
 *
 * @param source absent where there was none to consider
 * @param amount that it takes off, in minor units; 0 where it does not apply
 * @param why it does not apply; absent where it does
 */
public record QuotedDiscount(
        DiscountSource.Group group,
        @Nullable DiscountSource source,
        long amount,
        @Nullable WhyNot why) {}
