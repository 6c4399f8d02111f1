package dev.fives.ticket.ticket.model;

import java.util.List;

/** Where a ticket stands, and where it may go from there; there is no other way. */
public enum Status {
    NEW,
    OPEN,
    PENDING_CUSTOMER,
    PENDING_INTERNAL,
    RESOLVED,
    CLOSED,
    REOPENED;

    /** The whole table of transitions. */
    public List<Status> allowed() {
        return switch (this) {
            case NEW, REOPENED -> List.of(OPEN, PENDING_CUSTOMER, PENDING_INTERNAL, RESOLVED);
            case OPEN -> List.of(PENDING_CUSTOMER, PENDING_INTERNAL, RESOLVED);
            case PENDING_CUSTOMER, PENDING_INTERNAL -> List.of(OPEN, RESOLVED);
            case RESOLVED -> List.of(CLOSED, REOPENED);
            case CLOSED -> List.of(REOPENED);
        };
    }

    /** Whether nobody works on it any more. */
    public boolean isDone() {
        return this == RESOLVED || this == CLOSED;
    }
}
