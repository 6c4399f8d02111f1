package dev.fives.customer.contact.model;

/** Who began. */
public enum Direction {
    INBOUND,
    OUTBOUND
}
