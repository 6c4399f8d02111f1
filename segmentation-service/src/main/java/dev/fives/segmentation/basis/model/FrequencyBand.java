package dev.fives.segmentation.basis.model;

/** How often a customer buys. */
public enum FrequencyBand {
    LOW,
    MEDIUM,
    HIGH
}
