package dev.fives.kit.events.state;

/** How one key stands in the database. */
public sealed interface PresentState {
    String key();

    long version();

    /** The same as of another version. */
    PresentState at(long otherVersion);

    /** @param state the record of the contracts that stands on the topic */
    record Kept(String key, long version, Object state) implements PresentState {
        @Override
        public PresentState at(long otherVersion) {
            return new Kept(key, otherVersion, state);
        }
    }

    /** Erased for good: the topic gets a null value, which takes every earlier record of the key away. */
    record Erased(String key, long version) implements PresentState {
        @Override
        public PresentState at(long otherVersion) {
            return new Erased(key, otherVersion);
        }
    }
}
