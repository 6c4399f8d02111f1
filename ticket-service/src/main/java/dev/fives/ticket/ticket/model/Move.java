package dev.fives.ticket.ticket.model;

import java.util.List;

/** What became of a wish to change the status. */
public sealed interface Move {

    /** Done. */
    record Moved(Ticket ticket) implements Move {}

    /**
     * The table has no such transition.
     *
     * @param missing what a complaint would lack besides, where the wish was to close it
     */
    record NotAllowed(Status from, List<Status> allowed, List<String> missing) implements Move {
        public NotAllowed {
            allowed = List.copyOf(allowed);
            missing = List.copyOf(missing);
        }
    }

    /** A complaint that cannot be closed yet; the fields that it lacks, by name. */
    record Incomplete(Status from, List<Status> allowed, List<String> missing) implements Move {
        public Incomplete {
            allowed = List.copyOf(allowed);
            missing = List.copyOf(missing);
        }
    }
}
