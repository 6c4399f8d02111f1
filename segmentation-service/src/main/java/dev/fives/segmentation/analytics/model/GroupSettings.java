package dev.fives.segmentation.analytics.model;

/**
 * Which groups count as main ones.
 *
 * @param shareMin of the buyers
 * @param traitsMax of one group
 * @param significance highest p-value for traits to have to do with each other, corrected for all groups looked at
 * @param most groups
 */
public record GroupSettings(double shareMin, int traitsMax, double significance, int most) {}
