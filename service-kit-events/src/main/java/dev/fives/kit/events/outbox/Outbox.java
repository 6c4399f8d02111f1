package dev.fives.kit.events.outbox;

import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Where pending events lie: in the documents of a collection, or in a journal. Every read is a majority read from the
 * primary. Registered with {@link Outboxes}, it is relayed, swept and measured.
 */
public interface Outbox {

    /** Aggregate type; the tag on the meters. */
    String name();

    /** Empty where the aggregate is gone. */
    Mono<Backlog> read(String aggregateId);

    /** Takes out this one event, by its id; never "all up to". Nothing to take out is no error. */
    Mono<Void> acknowledged(String aggregateId, PendingEvent event);

    /** Ids of aggregates with an event that was written before this real instant, oldest first. */
    Flux<String> pendingSince(Instant before, int limit);

    /** Aggregates with pending events, counted up to a limit. */
    Mono<Long> pending(int limit);

    /** Those that have waited longest, first of all the one with the oldest event. */
    Flux<Waiting> waiting(int limit);

    /** The number of the aggregate's last event, pending or sent; empty where it never had one. */
    Mono<Long> lastSequence(String aggregateId);

    /** Past events made anew from what the owner keeps for good, the same as they were; empty where it cannot. */
    default Mono<Backlog> rebuilt(String aggregateId, long first, long last) {
        return Mono.empty();
    }

    /** Real time of the oldest pending event; empty where there is none. */
    default Mono<Instant> oldest() {
        return waiting(1).next().map(Waiting::since);
    }
}
