package dev.fives.ticket.ticket.model;

/** How urgent it is. */
public enum Priority {
    LOW,
    NORMAL,
    HIGH,
    URGENT
}
