package dev.fives.kit.events.outbox;

/** Someone else changed the aggregate after it was loaded. */
public final class VersionConflict extends RuntimeException {
    private final String id;

    public VersionConflict(String id, long version) {
        super("aggregate: " + id + " changed (expected: version " + version + ")", null, false, false);
        this.id = id;
    }

    public String id() {
        return id;
    }
}
