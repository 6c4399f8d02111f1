package dev.fives.ticket.ticket.model;

/** Where a remedy stands. */
public enum RemedyStatus {
    /** Loyalty was asked. */
    REQUESTED,
    GRANTED,
    REFUSED,
    /** Nothing was asked for. */
    NOT_DUE
}
