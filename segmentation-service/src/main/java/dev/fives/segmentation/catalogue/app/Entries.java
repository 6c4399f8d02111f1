package dev.fives.segmentation.catalogue.app;

import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.paging.PageRequest;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The entries of one kind.
 *
 * @param <S> an entry
 */
public interface Entries<S> {

    AggregateStore<S> store();

    /** In the order of their ids; one more than the page holds, where there are more. */
    Mono<List<Stored<S>>> page(PageRequest request);

    Flux<Stored<S>> all();

    Mono<Long> count();
}
