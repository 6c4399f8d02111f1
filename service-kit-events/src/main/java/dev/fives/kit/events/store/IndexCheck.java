package dev.fives.kit.events.store;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Creates the indexes and looks whether they are there, before the application takes its first request. Claim logic
 * that relies on duplicate keys is silently wrong without them, so a missing one ends the start.
 */
public final class IndexCheck implements SmartInitializingSingleton {
    private static final Logger log = LoggerFactory.getLogger(IndexCheck.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final MongoDatabase database;
    private final ObjectProvider<IndexSpec> declared;
    private final Duration startTimeout;
    private final List<IndexSpec> registered = new ArrayList<>();

    public IndexCheck(MongoDatabase database, ObjectProvider<IndexSpec> declared, Duration startTimeout) {
        this.database = database;
        this.declared = declared;
        this.startTimeout = startTimeout;
    }

    /** For parts of the kit that bring their own indexes; while the application context is built. */
    public void register(IndexSpec spec) {
        registered.add(spec);
    }

    @Override
    public void afterSingletonsInstantiated() {
        var specs = new ArrayList<>(registered);
        declared.orderedStream().forEach(specs::add);
        Flux.fromIterable(specs)
                .concatMap(this::ensure)
                .then()
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, PAUSE).filter(StoreFaults::isTransient))
                .block(startTimeout);
        log.info("indexes verified: {} collections", specs.size());
    }

    private Mono<Void> ensure(IndexSpec spec) {
        return Flux.fromIterable(spec.indexes())
                .concatMap(index -> create(spec.collection(), index))
                .then(verify(spec));
    }

    private Mono<String> create(String collection, IndexSpec.Index index) {
        var options = new IndexOptions().unique(index.unique());
        return Mono.from(database.getCollection(collection).createIndex(index.keys(), options));
    }

    private Mono<Void> verify(IndexSpec spec) {
        return Flux.from(database.getCollection(spec.collection()).listIndexes())
                .collectList()
                .doOnNext(found -> spec.indexes().forEach(index -> require(spec.collection(), index, found)))
                .then();
    }

    private static void require(String collection, IndexSpec.Index wanted, List<Document> found) {
        if (found.stream().noneMatch(index -> is(wanted, index))) {
            throw new MissingIndex(collection, wanted);
        }
    }

    private static boolean is(IndexSpec.Index wanted, Document found) {
        var keys = found.get("key", Document.class);
        return List.copyOf(keys.keySet()).equals(List.copyOf(wanted.keys().keySet()))
                && wanted.unique() == Boolean.TRUE.equals(found.getBoolean("unique"));
    }

    /** Trying again does not help: the index was created and is not there as wanted. */
    static final class MissingIndex extends IllegalStateException {
        MissingIndex(String collection, IndexSpec.Index index) {
            super("index: " + collection + " " + index.keys().toJson() + " is missing (expected: "
                    + (index.unique() ? "unique" : "plain") + ")");
        }
    }
}
