package dev.fives.loyalty.adjustment.app;

/**
 * @param alone points that one person may give or take without a second, in one adjustment
 * @param alonePerDay the same, of one person in a day
 * @param alonePerCustomer the same, for one customer in a day, whoever asks
 * @param points at most, in one adjustment
 */
public record AdjustmentLimits(long alone, long alonePerDay, long alonePerCustomer, long points) {}
