package dev.fives.kit.events.outbox;

import com.mongodb.reactivestreams.client.FindPublisher;
import dev.fives.kit.paging.Cursor;
import dev.fives.kit.paging.PageRequest;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What aggregates of several kinds are asked alike: those that are due by {@code state.nextDueAt}, and pages in the
 * order of one field. Each field asked for needs an index of its own.
 *
 * @param <S> state of the aggregates
 */
public final class AggregateQueries<S> {
    /** The instant at which something of an aggregate is due next; absent for never. */
    public static final String NEXT_DUE = "state.nextDueAt";

    private final AggregateStore<S> aggregates;

    public AggregateQueries(AggregateStore<S> aggregates) {
        this.aggregates = aggregates;
    }

    /** Those due by then, the oldest first, as {@link #first}. */
    public Flux<Stored<S>> due(Instant now, int limit) {
        return first(new Document(NEXT_DUE, new Document("$lte", now)), new Document(NEXT_DUE, 1), limit);
    }

    /** At most {@code limit}, for walks: one that cannot be read is passed by and keeps none behind it from its turn. */
    public Flux<Stored<S>> first(Document filter, Document order, int limit) {
        return aggregates
                .readable()
                .first(limit, others -> find(both(filter, others)).sort(order).limit(limit));
    }

    private static Document both(Document filter, Document others) {
        Document both = new Document(filter);
        others.forEach((field, wanted) -> both.merge(field, wanted, AggregateQueries::conditions));
        return both;
    }

    private static Object conditions(Object one, Object other) {
        Document conditions = new Document((Document) one);
        conditions.putAll((Document) other);
        return conditions;
    }

    /** When the first of all is or was due; empty where nothing ever is. */
    public Mono<Instant> oldestDue() {
        return Mono.from(find(new Document(NEXT_DUE, new Document("$gt", Instant.EPOCH)))
                        .projection(new Document(NEXT_DUE, 1))
                        .sort(new Document(NEXT_DUE, 1))
                        .first())
                .map(found ->
                        found.get("state", Document.class).getDate("nextDueAt").toInstant());
    }

    /** One more than the page holds, where there are more; by {@code field}, which no two of them share. */
    public Mono<List<Stored<S>>> ascending(Document filter, String field, PageRequest request) {
        return page(after(filter, field, "$gt", request), new Document(field, 1), request);
    }

    /** As {@link #ascending}, the last first. */
    public Mono<List<Stored<S>>> descending(Document filter, String field, PageRequest request) {
        return page(after(filter, field, "$lt", request), new Document(field, -1), request);
    }

    public Mono<Long> count(Document filter) {
        return Mono.from(aggregates.collection().countDocuments(filter));
    }

    public FindPublisher<Document> find(Document filter) {
        return aggregates.collection().find(filter);
    }

    public Flux<Stored<S>> read(FindPublisher<Document> found) {
        return Flux.from(found).map(aggregates::read);
    }

    private Mono<List<Stored<S>>> page(Document filter, Document order, PageRequest request) {
        return read(find(filter).sort(order).limit(request.pageSize() + 1)).collectList();
    }

    private static Document after(Document filter, String field, String beyond, PageRequest request) {
        Cursor cursor = request.cursor();
        return cursor == null
                ? filter
                : new Document(filter)
                        .append(field, new Document(beyond, cursor.position().getFirst()));
    }
}
