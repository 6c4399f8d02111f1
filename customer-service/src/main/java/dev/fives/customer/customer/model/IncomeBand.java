package dev.fives.customer.customer.model;

/** Income relative to the company's market, lowest first. */
public enum IncomeBand {
    LOW,
    LOWER_MIDDLE,
    MIDDLE,
    UPPER_MIDDLE,
    HIGH
}
