package dev.fives.segmentation.catalogue.mongo;

import dev.fives.kit.events.outbox.AggregateQueries;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.paging.PageRequest;
import dev.fives.segmentation.catalogue.app.Entries;
import java.util.List;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Entries of one kind in a collection of their own.
 *
 * @param <S> an entry
 */
public final class MongoEntries<S> implements Entries<S> {

    private static final Document ALL = new Document();
    private static final String ID = "_id";

    private final AggregateStore<S> store;
    private final AggregateQueries<S> queries;

    public MongoEntries(AggregateStore<S> store) {
        this.store = store;
        this.queries = new AggregateQueries<>(store);
    }

    @Override
    public AggregateStore<S> store() {
        return store;
    }

    @Override
    public Mono<List<Stored<S>>> page(PageRequest request) {
        return queries.ascending(ALL, ID, request);
    }

    @Override
    public Flux<Stored<S>> all() {
        return queries.read(queries.find(ALL).sort(new Document(ID, 1)));
    }

    @Override
    public Mono<Long> count() {
        return queries.count(ALL);
    }
}
