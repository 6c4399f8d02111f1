package dev.fives.local.store;

import static dev.fives.local.store.Client.all;
import static dev.fives.local.store.Client.one;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** Documents examined, not time: no query by customer, due time or status scans. */
class IndexIT {
    private static final int DOCUMENTS = 200_000;
    private static final int CUSTOMERS = 20_000;

    private static LocalStore store;
    private static Client client;
    private static MongoCollection<Document> things;

    @BeforeAll
    static void fill() {
        store = LocalStore.open(LocalStoreConfig.inMemory());
        client = Client.of(store.uri());
        things = client.collection("things");
        one(things.createIndex(new Document("customerId", 1)));
        one(things.createIndex(new Document("status", 1).append("due", 1)));
        one(things.createIndex(new Document("out.at", 1)));
        one(things.createIndex(new Document("customerId", 1).append("source", 1), new IndexOptions().unique(true)));
        Flux.range(0, DOCUMENTS / 1000)
                .concatMap(batch -> things.insertMany(IntStream.range(batch * 1000, batch * 1000 + 1000)
                        .mapToObj(IndexIT::document)
                        .toList()))
                .blockLast();
    }

    @AfterAll
    static void close() {
        client.close();
        store.close();
    }

    private static Document document(int i) {
        List<Document> out = i % 10_000 == 0
                ? List.of(new Document("at", Instant.ofEpochMilli(i)), new Document("at", Instant.EPOCH))
                : List.of();
        return new Document("_id", id(i))
                .append("version", 1L)
                .append("customerId", "c" + i % CUSTOMERS)
                .append("source", "s" + i)
                .append("status", i % 4 == 0 ? "open" : "done")
                .append("due", i % 2 == 0 ? Instant.ofEpochMilli(i) : null)
                .append("out", out);
    }

    private static String id(int i) {
        return "id%06d".formatted(i);
    }

    private static void assertExamined(long most, int results, Supplier<List<Document>> query) {
        long before = store.scans().examined();

        assertThat(query.get()).hasSize(results);
        assertThat(store.scans().examined() - before).isLessThanOrEqualTo(most);
    }

    @Test
    void find_byCustomer_examinesOnlyMatches() {
        assertExamined(10, 10, () -> all(things.find(new Document("customerId", "c77"))));
    }

    @Test
    void find_byCustomers_examinesOnlyMatches() {
        var customers = new Document("$in", List.of("c1", "c2", "none"));

        assertExamined(20, 20, () -> all(things.find(new Document("customerId", customers))));
    }

    @Test
    void find_byCompoundUniqueKey_examinesOne() {
        var key = new Document("customerId", "c5").append("source", "s5");

        assertExamined(1, 1, () -> all(things.find(key)));
        assertExamined(1, 1, () -> all(things.find(new Document("$and", List.of(key)))));
    }

    @Test
    void find_dueByStatus_readsInOrderUpToLimit() {
        var due = new Document("status", "open").append("due", new Document("$lte", Instant.ofEpochMilli(150_000)));

        assertExamined(
                20, 20, () -> all(things.find(due).sort(new Document("due", 1)).limit(20)));
        assertExamined(
                20, 20, () -> all(things.find(due).sort(new Document("due", -1)).limit(20)));
    }

    @Test
    void find_oldestPending_examinesOnlyThoseWithEvents() {
        var pending = new Document("out.at", new Document("$lte", Instant.ofEpochMilli(DOCUMENTS)));

        assertExamined(20, 20, () -> all(things.find(pending)));
    }

    @Test
    void find_pageById_examinesThePage() {
        var next = new Document("_id", new Document("$gt", id(120_000)));

        assertExamined(
                51, 50, () -> all(things.find(next).sort(new Document("_id", 1)).limit(50)));
        assertExamined(
                50, 50, () -> all(things.find().sort(new Document("_id", -1)).limit(50)));
    }

    @Test
    void find_sortedBeyondTheIndex_examinesMatches() {
        assertExamined(
                10,
                3,
                () -> all(things.find(new Document("customerId", "c9"))
                        .sort(new Document("due", -1))
                        .limit(3)));
    }

    @Test
    void update_byIdAndVersion_examinesOne() {
        var filter = new Document("_id", id(5)).append("version", 1L);
        var touch = new Document("$set", new Document("touched", true));

        assertExamined(1, 1, () -> List.of(one(things.findOneAndUpdate(filter, touch))));
        assertExamined(
                1,
                1,
                () -> List.of(
                        new Document("n", one(things.updateOne(filter, touch)).getMatchedCount())));
    }

    @Test
    void count_byCustomer_examinesOnlyMatches() {
        assertExamined(
                10, 1, () -> List.of(new Document("n", one(things.countDocuments(new Document("customerId", "c7"))))));
    }

    @Test
    void update_movesDocumentBetweenKeys() {
        var moved = new Document("_id", id(11));
        one(things.updateOne(moved, new Document("$set", new Document("customerId", "moved"))));

        assertExamined(1, 1, () -> all(things.find(new Document("customerId", "moved"))));
        assertExamined(9, 9, () -> all(things.find(new Document("customerId", "c11"))));
    }
}
