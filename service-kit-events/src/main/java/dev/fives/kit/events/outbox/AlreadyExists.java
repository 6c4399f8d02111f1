package dev.fives.kit.events.outbox;

/** The id of a new aggregate is taken. */
public final class AlreadyExists extends RuntimeException {
    private final String id;

    public AlreadyExists(String id) {
        super("aggregate: " + id + " (expected: an id that is free)", null, false, false);
        this.id = id;
    }

    public String id() {
        return id;
    }
}
