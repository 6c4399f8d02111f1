package dev.fives.segmentation.rebuild.app;

import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.segmentation.rebuild.model.Rebuild;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Runs by their ids; they are never removed. */
public interface RebuildStore {

    /** Runs publish no events; their documents change by version like any other aggregate. */
    AggregateStore<Rebuild> store();

    /** At most one, but for what an operator may have written by hand. */
    Flux<Stored<Rebuild>> running();

    /** All that ever were. */
    Mono<Long> count();
}
