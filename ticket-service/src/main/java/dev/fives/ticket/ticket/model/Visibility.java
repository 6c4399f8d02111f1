package dev.fives.ticket.ticket.model;

/** Who may see a message. */
public enum Visibility {
    PUBLIC,
    /** A note among agents. */
    INTERNAL
}
