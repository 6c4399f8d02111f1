package dev.fives.segmentation.analytics.model;

/**
 * What counts as a peak.
 *
 * @param significance highest p-value, after the correction for all windows that were looked at
 * @param liftMin times as many as if they were spread evenly; with much data the smallest difference is significant
 * @param hoursMax of one peak
 * @param peaksMax to find
 */
public record PeakSettings(double significance, double liftMin, int hoursMax, int peaksMax) {}
