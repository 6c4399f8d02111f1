package dev.fives.loyalty.adjustment.app;

/**
 * @param alone points that one person may give or take without a second
 * @param points at most, in one adjustment
 */
public record AdjustmentLimits(long alone, long points) {}
