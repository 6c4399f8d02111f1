package dev.fives.kit.events.consistency;

/** Whose events a sequence counts. */
record Aggregate(String type, String id) {
    @Override
    public String toString() {
        return type + "/" + id;
    }
}
