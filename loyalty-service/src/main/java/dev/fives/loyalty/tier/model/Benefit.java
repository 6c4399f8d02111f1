package dev.fives.loyalty.tier.model;

/**
 * What members of a tier are entitled to.
 *
 * @param code such as {@code PRIORITY_LINE}; what it means is known to those who grant it
 */
public record Benefit(String code, Use use) {
    public enum Use {
        /** As long as the tier is held. */
        ALWAYS,
        /** Once in each validity of the tier, such as a gift. */
        ONCE
    }
}
