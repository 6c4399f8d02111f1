package dev.fives.kit.events.outbox;

/** What became of one aggregate of a bulk, in the order of the bulk. */
public sealed interface CreateResult<S> {
    String id();

    record Created<S>(Stored<S> stored) implements CreateResult<S> {
        @Override
        public String id() {
            return stored.id();
        }
    }

    /** The id was taken before; nothing was written. */
    record Existing<S>(String id) implements CreateResult<S> {}
}
