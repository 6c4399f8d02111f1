package dev.fives.benchmarks.store;

import dev.fives.local.store.LocalStore;
import dev.fives.local.store.LocalStoreConfig;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.bson.Document;
import reactor.core.publisher.Flux;

/** Readers against writers: counts documents that mix two versions. Argument: seconds (60). */
public final class TornReadRun {
    private static final int DOCUMENTS = 50;
    private static final int WRITERS = 4;
    private static final int READERS = 4;

    private TornReadRun() {}

    public static void main(String[] args) {
        Duration time = Duration.ofSeconds(args.length > 0 ? Long.parseLong(args[0]) : 60);
        LongAdder writes = new LongAdder();
        LongAdder reads = new LongAdder();
        LongAdder torn = new LongAdder();
        try (LocalStore store = LocalStore.open(LocalStoreConfig.inMemory());
                BenchClient client = BenchClient.of(store.uri())) {
            BenchClient.one(client.things()
                    .insertMany(IntStream.range(0, DOCUMENTS)
                            .mapToObj(i -> content(0).append("_id", i))
                            .toList()));
            long end = System.nanoTime() + time.toNanos();
            try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS + READERS)) {
                IntStream.range(0, WRITERS).forEach(i -> threads.execute(() -> write(client, end, writes)));
                IntStream.range(0, READERS).forEach(i -> threads.execute(() -> read(client, end, reads, torn)));
            }
        }
        System.out.printf(
                "torn reads in %s: %d of %d, against %d writes%n", time, torn.sum(), reads.sum(), writes.sum());
    }

    private static void write(BenchClient client, long end, LongAdder writes) {
        for (int version = 1; System.nanoTime() < end; version++) {
            BenchClient.one(client.things()
                    .updateOne(new Document("_id", version % DOCUMENTS), new Document("$set", content(version))));
            writes.increment();
        }
    }

    private static void read(BenchClient client, long end, LongAdder reads, LongAdder torn) {
        while (System.nanoTime() < end) {
            List<Document> found =
                    Objects.requireNonNull(Flux.from(client.things().find().batchSize(10))
                            .collectList()
                            .block());
            reads.add(found.size());
            torn.add(found.stream().filter(TornReadRun::isTorn).count());
        }
    }

    private static Document content(int version) {
        return new Document("v", version)
                .append("nested", new Document("v", version).append("list", List.of(version, version)))
                .append("text", ("v" + version + ";").repeat(50))
                .append("last", version);
    }

    private static boolean isTorn(Document found) {
        found.remove("_id");
        return !found.equals(content(found.getInteger("v")));
    }
}
