package dev.fives.kit.events.outbox;

/** Gives the store of each kind of aggregate, and has its backlog relayed, swept and measured. */
public interface AggregateStores {

    /** Once for each kind, while the application context is built. */
    <S> AggregateStore<S> of(AggregateSpec<S> spec);
}
