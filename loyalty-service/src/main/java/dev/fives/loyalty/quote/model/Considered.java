package dev.fives.loyalty.quote.model;

import org.jspecify.annotations.Nullable;

/** What was thought of for a member: a discount, or why there is none. */
public sealed interface Considered {
    record Candidate(DiscountSource source) implements Considered {}

    /**
     * @param source absent where there is not even one
     */
    record Refused(DiscountSource.Group group, @Nullable DiscountSource source, WhyNot why) implements Considered {}
}
