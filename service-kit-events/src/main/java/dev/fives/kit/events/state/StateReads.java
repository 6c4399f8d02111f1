package dev.fives.kit.events.state;

import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.Stored;
import java.util.Collection;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads aggregates for a state topic: their states alone, under a name that the database's profiler shows. */
public final class StateReads {
    private static final String COMMENT = "state topic";
    private static final Bson WITHOUT_OUTBOX = new Document("out", 0).append("commands", 0);

    private StateReads() {}

    /** Those that there are, in no order; one query. What is pending or was commanded is left out. */
    public static <S> Mono<List<Stored<S>>> present(AggregateStore<S> store, Collection<String> ids) {
        return Flux.from(store.collection()
                        .find(new Document("_id", new Document("$in", List.copyOf(ids))))
                        .projection(WITHOUT_OUTBOX)
                        .comment(COMMENT))
                .map(store::read)
                .collectList();
    }

    /** The walk of aggregates whose ids are the keys. */
    public static <S> Mono<StateSource.Keys> keys(AggregateStore<S> store, @Nullable String position, int limit) {
        return Flux.from(store.collection()
                        .find(new Document("_id", new Document("$gt", position == null ? "" : position)))
                        .projection(new Document("_id", 1))
                        .sort(new Document("_id", 1))
                        .limit(limit)
                        .comment(COMMENT))
                .map(document -> document.getString("_id"))
                .collectList()
                .map(ids -> new StateSource.Keys(ids, ids.size() < limit ? null : ids.getLast()));
    }
}
