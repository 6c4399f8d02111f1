package dev.fives.kit.events.outbox;

/**
 * What the store has to know of a kind of aggregate.
 *
 * @param type the word in ce_source and ce_id, such as {@code customer}; on the wire for ever
 * @param collection its collection in the database of this service
 */
public record AggregateSpec<S>(String type, String collection, StateCodec<S> codec) {}
