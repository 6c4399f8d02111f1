package dev.fives.loyalty.care.model;

/** The purposes of a consent that care looks at. */
public enum CarePurpose {
    MARKETING,
    SERVICE
}
