package dev.fives.segmentation.analytics.app;

import java.time.ZoneId;

/**
 * How much an answer may cost.
 *
 * @param zone of who told none
 * @param entriesMax events of purchases in one read
 * @param customersMax in one read
 * @param daysMax of a period
 */
public record AnalyticsLimits(ZoneId zone, int entriesMax, int customersMax, int daysMax) {}
