package dev.fives.benchmarks.store;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import dev.fives.local.store.LocalStore;
import dev.fives.local.store.LocalStoreConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import reactor.core.publisher.Flux;

/**
 * Acknowledged single inserts a second from 64 connections, and point queries and compare-and-set at 200,000
 * documents. Argument: a folder on the disk to measure; absent, the folder for temporary files.
 */
public final class StoreBenchmark {
    private static final int DOCUMENTS = 200_000;
    private static final int CUSTOMERS = 20_000;
    private static final int SAMPLES = 300;
    private static final String TEXT = "x".repeat(180); // 250 B a document with its other fields
    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final Duration MEASURED = Duration.ofSeconds(8);

    private StoreBenchmark() {}

    public static void main(String[] args) throws IOException {
        Path parent = args.length > 0 ? Path.of(args[0]) : Path.of(System.getProperty("java.io.tmpdir"));
        floor("cold JVM, ignore");
        floor("floor: stock server, in memory");
        for (boolean fsync : new boolean[] {false, true}) {
            Path directory = Files.createTempDirectory(parent, "store-bench");
            try (LocalStore store = LocalStore.open(new LocalStoreConfig(directory, 0, fsync))) {
                inserts(fsync ? "journal with fsync" : "journal", store.uri());
            }
            delete(directory);
        }
        Path directory = Files.createTempDirectory(parent, "store-bench");
        try (LocalStore store = LocalStore.open(new LocalStoreConfig(directory, 0, false))) {
            points(store.uri());
        }
        delete(directory);
    }

    private static void floor(String name) {
        MongoServer stock = new MongoServer(new MemoryBackend());
        stock.bind("127.0.0.1", 0);
        inserts(name, "mongodb://127.0.0.1:" + stock.getLocalAddress().getPort());
        stock.shutdownNow();
    }

    private static void inserts(String name, String uri) {
        try (BenchClient client = BenchClient.of(uri)) {
            insertFor(client, WARM_UP, "w");
            long begin = System.nanoTime();
            long inserted = insertFor(client, MEASURED, "m");
            long perSecond = inserted * 1_000_000_000L / (System.nanoTime() - begin);
            System.out.printf("inserts of 250 B, 64 connections, %s: %d/s%n", name, perSecond);
        }
    }

    private static long insertFor(BenchClient client, Duration time, String prefix) {
        long end = System.nanoTime() + time.toNanos();
        return BenchClient.one(Flux.<Integer, Integer>generate(() -> 0, (i, sink) -> {
                    if (System.nanoTime() < end) {
                        sink.next(i);
                    } else {
                        sink.complete();
                    }
                    return i + 1;
                })
                .flatMap(i -> client.things().insertOne(document(prefix + i, i)), BenchClient.CONNECTIONS)
                .count());
    }

    private static Document document(String id, int i) {
        return new Document("_id", id)
                .append("version", 1L)
                .append("customerId", "c" + i % CUSTOMERS)
                .append("text", TEXT);
    }

    private static void points(String uri) {
        try (BenchClient client = BenchClient.of(uri)) {
            BenchClient.one(client.things().createIndex(new Document("customerId", 1)));
            for (int at = 0; at < DOCUMENTS; at += 1000) {
                BenchClient.one(client.things()
                        .insertMany(IntStream.range(at, at + 1000)
                                .mapToObj(i -> document("id" + i, i))
                                .toList()));
            }
            sample(
                    "query by customer, 10 of 200,000",
                    i -> BenchClient.count(client.things().find(new Document("customerId", "c" + i * 31 % CUSTOMERS))));
            sample(
                    "compare-and-set at 200,000",
                    i -> BenchClient.one(client.things()
                            .findOneAndUpdate(
                                    new Document("_id", "id" + i * 31 % DOCUMENTS).append("version", 1L),
                                    new Document("$inc", new Document("version", 1L)))));
            sample(
                    "page of 50 by _id at 200,000",
                    i -> BenchClient.count(client.things()
                            .find(new Document("_id", new Document("$gt", "id" + i * 31)))
                            .sort(new Document("_id", 1))
                            .limit(50)));
        }
    }

    private static void sample(String name, LongConsumer work) {
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < 2 * SAMPLES; i++) {
            long begin = System.nanoTime();
            work.accept(i);
            if (i >= SAMPLES) {
                nanos.add(System.nanoTime() - begin);
            }
        }
        nanos.sort(null);
        System.out.printf(
                "%s: median %.2f ms, p99 %.2f ms%n",
                name, nanos.get(SAMPLES / 2) / 1e6, nanos.get(SAMPLES * 99 / 100) / 1e6);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
