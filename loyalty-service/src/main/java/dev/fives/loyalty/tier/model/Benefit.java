package dev.fives.loyalty.tier.model;

import org.jspecify.annotations.Nullable;

/**
 * What members of a tier are entitled to.
 *
 * @param code such as {@code PRIORITY_LINE}; what it means is known to those who grant it
 * @param discount that it is, and this service works out; absent for any other benefit
 */
public record Benefit(String code, Use use, @Nullable BenefitDiscount discount) {
    public static Benefit of(String code, Use use) {
        return new Benefit(code, use, null);
    }

    public enum Use {
        /** As long as the tier is held. */
        ALWAYS,
        /** Once in each validity of the tier, such as a gift. */
        ONCE
    }
}
