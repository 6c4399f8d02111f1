package dev.fives.segmentation.basis.model;

/** Which amount of a purchase counts: after refunds, or as recorded. */
public enum Measure {
    NET,
    GROSS
}
