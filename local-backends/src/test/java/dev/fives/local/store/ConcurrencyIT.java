package dev.fives.local.store;

import static dev.fives.local.store.Client.all;
import static dev.fives.local.store.Client.one;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoWriteException;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConcurrencyIT {
    private static final int THREADS = 8;

    private final LocalStore store = LocalStore.open(LocalStoreConfig.inMemory());
    private final Client client = Client.of(store.uri());
    private final MongoCollection<Document> things = client.collection("things");

    @AfterEach
    void close() {
        client.close();
        store.close();
    }

    private static int sum(int threads, Callable<Integer> work) throws Exception {
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            int sum = 0;
            for (Future<Integer> done : executor.invokeAll(
                    IntStream.range(0, threads).mapToObj(i -> work).toList())) {
                sum += done.get();
            }
            return sum;
        }
    }

    @Test
    void compareAndSet_losesNoIncrement() throws Exception {
        one(things.insertOne(new Document("_id", 1).append("version", 0)));

        int won = sum(THREADS, () -> {
            int mine = 0;
            while (mine < 50) {
                Document now = one(things.find(new Document("_id", 1)));
                Document filter = new Document("_id", 1).append("version", now.get("version"));
                var set = new Document("$inc", new Document("version", 1));
                mine += one(things.updateOne(filter, set)).getModifiedCount() == 1 ? 1 : 0;
            }
            return mine;
        });

        assertThat(one(things.find(new Document("_id", 1))).getInteger("version"))
                .isEqualTo(won)
                .isEqualTo(THREADS * 50);
    }

    @Test
    void insert_ofOneKey_hasOneWinner() throws Exception {
        AtomicInteger key = new AtomicInteger();

        int won = sum(THREADS, () -> {
            int mine = 0;
            while (key.get() < 100) {
                try {
                    one(things.insertOne(new Document("_id", key.get())));
                    mine++;
                } catch (MongoWriteException e) {
                    key.incrementAndGet();
                }
            }
            return mine;
        });

        assertThat(won).isEqualTo(one(things.countDocuments()).intValue());
    }

    /** The stock server would show a new version over old content here. */
    @Test
    void readers_neverSeeHalfAnUpdate() throws Exception {
        one(things.createIndex(new Document("v", 1)));
        one(things.insertMany(IntStream.range(0, 20)
                .mapToObj(i -> content(0).append("_id", i))
                .toList()));
        AtomicBoolean writing = new AtomicBoolean(true);

        try (ExecutorService readers = Executors.newFixedThreadPool(3)) {
            List<Future<Integer>> torn = IntStream.range(0, 3)
                    .mapToObj(i -> readers.submit(() -> countTorn(writing)))
                    .toList();
            try {
                sum(2, this::write);
            } finally {
                writing.set(false);
            }
            for (Future<Integer> count : torn) {
                assertThat(count.get()).isZero();
            }
        }
    }

    private int write() {
        var after = new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);
        int torn = 0;
        for (int version = 1; version <= 1000; version++) {
            var filter = new Document("_id", version % 20);
            Document now = one(things.findOneAndUpdate(filter, new Document("$set", content(version)), after));
            torn += isTorn(now) ? 1 : 0;
        }
        assertThat(torn).isZero();
        return torn;
    }

    private int countTorn(AtomicBoolean writing) {
        int torn = 0;
        while (writing.get()) {
            torn += (int) all(things.find().batchSize(5)).stream()
                    .filter(ConcurrencyIT::isTorn)
                    .count();
        }
        return torn;
    }

    private static Document content(int version) {
        return new Document("v", version)
                .append("first", version)
                .append("nested", new Document("v", version).append("list", List.of(version, version)))
                .append("text", ("v" + version + ";").repeat(50))
                .append("last", version);
    }

    private static boolean isTorn(Document found) {
        Document whole = content(found.getInteger("v"));
        found.remove("_id");
        return !found.equals(whole);
    }
}
