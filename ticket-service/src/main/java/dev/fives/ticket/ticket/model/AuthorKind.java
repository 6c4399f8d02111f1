package dev.fives.ticket.ticket.model;

/** Who wrote a message. */
public enum AuthorKind {
    CUSTOMER,
    AGENT,
    SYSTEM
}
