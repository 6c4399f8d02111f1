package dev.fives.segmentation.rule.model;

/**
 * How large a rule may be.
 *
 * @param depth levels of and, or and not above a condition
 * @param leaves conditions in the whole rule
 * @param operands values in the list of one condition
 * @param textLength characters of a text that is compared with
 */
public record RuleLimits(int depth, int leaves, int operands, int textLength) {}
