package dev.fives.ticket.ticket.model;

/** How bad the matter of a complaint is. */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH
}
