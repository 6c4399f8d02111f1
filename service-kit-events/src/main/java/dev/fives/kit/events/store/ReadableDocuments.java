package dev.fives.kit.events.store;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.bson.Document;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;

/**
 * The first documents of an order that can be read. One that cannot must not keep those behind it from their turn: it is
 * passed by and takes no place, counted, and told by its id.
 *
 * @param <T> what a document is read as
 */
public final class ReadableDocuments<T> {
    private static final Logger log = LoggerFactory.getLogger(ReadableDocuments.class);
    /** Told once each, since rounds come many times a second; passed by in one look. With more there is no use in going on. */
    private static final int UNREADABLE_MAX = 1_000;

    private final String collection;
    private final Function<Document, T> read;
    private final Counter passes;
    private final Set<Object> told = ConcurrentHashMap.newKeySet();

    /** @param read throws where the document is none */
    public ReadableDocuments(String collection, Function<Document, T> read, MeterRegistry meters) {
        this.collection = collection;
        this.read = read;
        this.passes = meters.counter("fives.documents.unreadable", "collection", collection);
    }

    /**
     * As many as were found and can be read; where the limit was reached with some that cannot, it is looked again without
     * these.
     *
     * @param find at most {@code limit} documents, in order, that meet the condition too
     */
    public Flux<T> first(int limit, Function<Document, Publisher<Document>> find) {
        return Flux.defer(() -> look(new HashSet<>(), limit, find));
    }

    private Flux<T> look(Set<Object> passedBy, int limit, Function<Document, Publisher<Document>> find) {
        int before = passedBy.size();
        Document others =
                passedBy.isEmpty() ? new Document() : new Document("_id", new Document("$nin", List.copyOf(passedBy)));
        return Flux.from(find.apply(others)).collectList().flatMapMany(found -> {
            List<T> readable = readable(found, passedBy);
            boolean again = found.size() >= limit && passedBy.size() > before && passedBy.size() < UNREADABLE_MAX;
            return again ? look(passedBy, limit, find) : Flux.fromIterable(readable);
        });
    }

    private List<T> readable(List<Document> found, Set<Object> passedBy) {
        List<T> readable = new ArrayList<>();
        for (Document document : found) {
            try {
                readable.add(read.apply(document));
            } catch (RuntimeException fault) {
                Object id = requireNonNull(document.get("_id"));
                passedBy.add(id);
                note(id, fault);
            }
        }
        return readable;
    }

    /** The fault may repeat a value of the document, so its kind alone is told. */
    private void note(Object id, RuntimeException fault) {
        passes.increment();
        if (told.size() < UNREADABLE_MAX && told.add(id)) {
            log.error("{} {}: {} (expected: a document that can be read)", collection, id, fault.getClass());
        }
    }
}
