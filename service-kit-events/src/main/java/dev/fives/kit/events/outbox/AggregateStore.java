package dev.fives.kit.events.outbox;

import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.fives.kit.events.store.ReadableDocuments;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Aggregates of one kind. State, the events it causes and the command record change in one write of one document;
 * once that is acknowledged the events are on their way to the topic.
 *
 * <p>A store that cannot be reached, or a write whose outcome is unknown, is an error UNAVAILABLE with Retry-After:
 * the caller repeats the command with its key, and {@link Stored#command} tells whether it was carried out.
 */
public interface AggregateStore<S> {

    /** Empty where there is none. */
    Mono<Stored<S>> find(String id);

    /** Those that there are, in no order; in one query, so give it about 500. */
    Mono<List<Stored<S>>> findAll(Collection<String> ids);

    /** Error {@link AlreadyExists} where the id is taken. */
    Mono<Stored<S>> create(String id, String key, S state, List<NewEvent> events, @Nullable CommandRecord command);

    /**
     * As {@link #create}, of one whose document was lost: its events go on after the last one that was told, since
     * consumers drop what repeats a number.
     */
    default Mono<Stored<S>> restore(String id, String key, S state, List<NewEvent> events, long lastSequence) {
        throw new UnsupportedOperationException("restore");
    }

    /** Error {@link VersionConflict} where the stored version is no longer the loaded one. */
    Mono<Stored<S>> update(Stored<S> loaded, S next, List<NewEvent> events, @Nullable CommandRecord command);

    /**
     * Load, decide, write; after a lost race again, on what the winner wrote, a bounded number of times, and then an error
     * UNAVAILABLE caused by {@link VersionConflict}: nothing was written. The decision may be taken several times and must
     * have no effect of its own. Empty where there is no such aggregate.
     */
    Mono<Stored<S>> change(String id, Function<Stored<S>, Decision<S>> decide);

    /** As {@link #change}, for a decision that has to read elsewhere; it reads after the aggregate was loaded. */
    Mono<Stored<S>> changeWhen(String id, Function<Stored<S>, Mono<Decision<S>>> decide);

    /** One unordered bulk insert; an id that is taken is reported and not an error. */
    Mono<List<CreateResult<S>>> createAll(List<NewAggregate<S>> batch);

    /** For queries over {@code state.*}, by flat filters. Writes go through this store alone. */
    MongoCollection<Document> collection();

    Stored<S> read(Document document);

    /** For walks over many, which one that cannot be read must not stop. */
    default ReadableDocuments<Stored<S>> readable() {
        throw new UnsupportedOperationException("readable");
    }

    /** Those that match, for reads of many: whole, without a projection, and without a document of each in between. */
    FindPublisher<Stored<S>> query(Bson filter);
}
