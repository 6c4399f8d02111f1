package dev.fives.ticket.ticket.model;

/** What a ticket is about. Only a complaint has stages. */
public enum Kind {
    QUESTION,
    INCIDENT,
    REQUEST,
    COMPLAINT,
    PRAISE
}
