package dev.fives.customer.customer.model;

/** The highest level completed, after ISCED 2011, lowest first. */
public enum Education {
    PRIMARY,
    LOWER_SECONDARY,
    UPPER_SECONDARY,
    VOCATIONAL,
    BACHELOR,
    MASTER,
    DOCTORATE
}
