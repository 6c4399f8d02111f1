package dev.fives.loyalty.account.model;

/**
 * What a rule gives for a fact in its present state.
 *
 * @param points 0 or more
 */
public record RulePoints(RuleRef rule, Points points) {}
