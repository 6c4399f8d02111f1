package dev.fives.acceptance.api;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import dev.fives.acceptance.FivesStack;
import dev.fives.kit.test.stack.Eventually;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How many documents each collection of the stack's store has. */
final class StoreCounts implements AutoCloseable {
    private static final Duration QUIET = Duration.ofSeconds(60);
    /** Above the time limit of a write, which may go on when its caller has been told to come again. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(3);

    private static final Set<String> NOT_OURS = Set.of("admin", "local", "config");

    private final MongoClient client;

    StoreCounts(FivesStack stack) {
        int port = stack.address("store").path("port").intValue();
        client = MongoClients.create("mongodb://127.0.0.1:" + port + "/?retryWrites=false");
    }

    /** When they no longer change: what a request started is done. */
    Map<String, Long> whenQuiet() {
        AtomicReference<Map<String, Long>> last = new AtomicReference<>(now());
        Eventually.until("a store that is quiet", QUIET, () -> {
            Mono.delay(LOOK_AGAIN).block();
            Map<String, Long> counts = now();
            return last.getAndSet(counts).equals(counts);
        });
        return last.get();
    }

    private Map<String, Long> now() {
        return Flux.from(client.listDatabaseNames())
                .filter(name -> !NOT_OURS.contains(name))
                .flatMap(database -> Flux.from(client.getDatabase(database).listCollectionNames())
                        .flatMap(collection -> Mono.from(client.getDatabase(database)
                                        .getCollection(collection)
                                        .countDocuments(new Document()))
                                .map(count -> Map.entry(database + "." + collection, count))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum, TreeMap::new))
                .blockOptional()
                .orElseThrow();
    }

    @Override
    public void close() {
        client.close();
    }
}
