package dev.fives.kit.events.idempotency;

/** What the record of a key says to a command that comes with it. */
sealed interface Attempt {

    /**
     * Nobody else carries the command out.
     *
     * @param owner of this run, told from another one that may take over when this one stalls
     */
    record Mine(String owner) implements Attempt {}

    /** It was carried out, and answered so; the body is still sealed. */
    record Done(String owner, KeptAnswer sealed) implements Attempt {}

    record Running() implements Attempt {}

    record AnotherRequest() implements Attempt {}
}
