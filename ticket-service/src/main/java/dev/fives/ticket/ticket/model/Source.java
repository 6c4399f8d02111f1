package dev.fives.ticket.ticket.model;

/** What opened it. */
public enum Source {
    API,
    /** A negative answer to a survey. */
    SURVEY
}
