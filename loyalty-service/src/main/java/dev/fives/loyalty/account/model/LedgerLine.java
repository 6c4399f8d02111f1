package dev.fives.loyalty.account.model;

/**
 * What one rule gave or took back.
 *
 * @param ruleVersion the version of the rule that was in force
 * @param lotId the lot that the points were put in or taken from
 */
public record LedgerLine(String ruleId, long ruleVersion, Points delta, String lotId) {}
