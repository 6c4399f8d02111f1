package dev.fives.segmentation.analytics.model;

/**
 * Which associations are wanted.
 *
 * @param supportMin of both, and so of each
 * @param significance highest p-value, after the correction for all pairs that were looked at
 * @param itemsMax most frequent ones that are paired
 * @param most associations, of the highest lift
 */
public record AssociationWish(double supportMin, double confidenceMin, double significance, int itemsMax, int most) {}
