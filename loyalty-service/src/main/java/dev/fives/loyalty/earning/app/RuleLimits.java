package dev.fives.loyalty.earning.app;

/**
 * @param rules archived ones count too
 * @param versions of one rule
 * @param values in each list of a condition
 * @param drafts in one simulation
 */
public record RuleLimits(int rules, int versions, int values, int drafts) {
    static final RuleLimits NONE =
            new RuleLimits(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
}
