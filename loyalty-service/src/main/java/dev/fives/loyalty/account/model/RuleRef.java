package dev.fives.loyalty.account.model;

/** The rule, and its version, by which points move. */
public record RuleRef(String ruleId, long version) {
    /** A reason that has no versions, such as an expiry. */
    public static RuleRef of(String ruleId) {
        return new RuleRef(ruleId, 1);
    }
}
