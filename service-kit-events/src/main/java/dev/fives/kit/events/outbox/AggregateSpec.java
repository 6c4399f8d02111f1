package dev.fives.kit.events.outbox;

/**
 * What the store has to know of a kind of aggregate.
 *
 * @param type the word in ce_source and ce_id, such as {@code customer}; on the wire for ever
 * @param collection its collection in the database of this service
 * @param sharesUpdates whether updates of different aggregates that come side by side share a command. One of them
 *     may then be answered UNAVAILABLE where it lost a race that another one has overtaken: only for commands that can
 *     be told again
 */
public record AggregateSpec<S>(String type, String collection, StateCodec<S> codec, boolean sharesUpdates) {
    public AggregateSpec(String type, String collection, StateCodec<S> codec) {
        this(type, collection, codec, false);
    }

    public AggregateSpec<S> sharingUpdates() {
        return new AggregateSpec<>(type, collection, codec, true);
    }
}
