package dev.fives.kit.events.listener;

/** What became of the bytes of a record. */
sealed interface Reading {
    /** A checked event with somebody to handle it. */
    record Wanted(ReceivedEvent event, EventHandler handler) implements Reading {}

    /** An event that this subscription does not ask for. */
    record Unwanted() implements Reading {}

    /**
     * A record that will never be readable.
     *
     * @param identified source and sequence were readable, so that it can be told which aggregate now has a gap
     */
    record Faulty(String reason, boolean identified) implements Reading {}
}
