package dev.fives.kit.events.state;

/** How one key stands in the database. */
public sealed interface PresentState {
    String key();

    long version();

    /** @param state the record of the contracts that stands on the topic */
    record Kept(String key, long version, Object state) implements PresentState {}

    /** Erased for good: the topic gets a null value, which takes every earlier record of the key away. */
    record Erased(String key, long version) implements PresentState {}
}
