package dev.fives.local.store;

import static dev.fives.local.store.Client.all;
import static dev.fives.local.store.Client.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.IndexOptions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What services rely on of indexes; the answers are those of MongoDB. */
abstract class IndexContract extends StoreStage {

    @Test
    void uniqueIndex_sparse_leavesOutDocumentsWithoutField() {
        one(things.createIndex(doc("ref", 1), new IndexOptions().unique(true).sparse(true)));
        insert(doc("_id", 1), doc("_id", 2), doc("_id", 3, "ref", "x"));

        assertDuplicate(doc("_id", 4, "ref", "x"));
        assertThat(ids(doc("ref", null))).containsExactly(1, 2);
    }

    @Test
    void uniqueIndex_compound_isExact() {
        one(things.createIndex(doc("customerId", 1, "source", 1), new IndexOptions().unique(true)));
        insert(doc("_id", 1, "customerId", "c1", "source", "s1"), doc("_id", 2, "customerId", "c1", "source", "s2"));

        assertDuplicate(doc("_id", 3, "customerId", "c1", "source", "s1"));
        insert(doc("_id", 4, "customerId", "c2", "source", "s1"));
        assertThat(ids(doc("customerId", "c1", "source", "s2"))).containsExactly(2);
        one(things.deleteOne(doc("_id", 1)));
        insert(doc("_id", 3, "customerId", "c1", "source", "s1"));
    }

    @Test
    void index_findsArrayElements() {
        one(things.createIndex(doc("out.at", 1)));
        one(things.createIndex(doc("state.contactPoints.value", 1)));
        insert(
                doc(
                        "_id",
                        1,
                        "out",
                        List.of(doc("at", Instant.ofEpochMilli(10)), doc("at", Instant.ofEpochMilli(30))),
                        "state",
                        doc("contactPoints", List.of(doc("value", "a"), doc("value", "b")))),
                doc("_id", 2, "out", List.of(), "state", doc("contactPoints", List.of(doc("value", "b")))),
                doc("_id", 3));

        assertThat(ids(doc("out.at", doc("$lte", Instant.ofEpochMilli(10))))).containsExactly(1);
        assertThat(ids(doc("out.at", doc("$gte", Instant.ofEpochMilli(15), "$lte", Instant.ofEpochMilli(20)))))
                .containsExactly(1);
        assertThat(ids(doc("out.at", doc("$gt", Instant.ofEpochMilli(30))))).isEmpty();
        assertThat(ids(doc("state.contactPoints.value", "b"))).containsExactly(1, 2);
        assertThat(ids(doc("state.contactPoints.value", doc("$in", List.of("a", "b", "c")))))
                .containsExactly(1, 2);
        update(1, doc("$pull", doc("out", doc("at", Instant.ofEpochMilli(10)))));
        assertThat(ids(doc("out.at", doc("$lte", Instant.ofEpochMilli(10))))).isEmpty();
        assertThat(ids(doc("out.at", Instant.ofEpochMilli(30)))).containsExactly(1);
    }

    @Test
    void index_doesNotChangeAnswers() {
        insert(
                doc("_id", 1, "k", 1, "t", Instant.ofEpochMilli(5)),
                doc("_id", 2, "k", 1L, "t", "text"),
                doc("_id", 3, "k", 1.0),
                doc("_id", 4, "k", null, "t", null),
                doc("_id", 5),
                doc("_id", 6, "k", List.of(1, 2)),
                doc("_id", 7, "k", "1"));
        List<Document> filters = List.of(
                doc("k", 1),
                doc("k", null),
                doc("k", doc("$ne", 1)),
                doc("k", doc("$in", Arrays.asList(1, null))),
                doc("k", doc("$gt", 0)),
                doc("k", doc("$gte", "0")),
                doc("k", doc("$exists", false)),
                doc("k", doc("$gte", 1, "$lt", 2)),
                doc("t", doc("$lte", Instant.ofEpochMilli(9))),
                doc("k", List.of(1, 2)),
                doc("$or", List.of(doc("k", 2), doc("_id", 5))),
                doc("$and", List.of(doc("k", 1), doc("_id", doc("$gt", 1)))),
                doc("k", 1, "t", "text"),
                doc("k", doc("$not", doc("$gt", 0))));
        List<List<Object>> scanned = filters.stream().map(this::ids).toList();

        one(things.createIndex(doc("k", 1, "t", -1)));
        one(things.createIndex(doc("t", 1)));

        assertThat(filters.stream().map(this::ids).toList()).isEqualTo(scanned);
    }

    @Test
    void index_servesOrderBothWays() {
        one(things.createIndex(doc("status", 1, "due", -1)));
        insert(
                doc("_id", 1, "status", "open", "due", Instant.ofEpochMilli(3)),
                doc("_id", 2, "status", "open", "due", Instant.ofEpochMilli(1)),
                doc("_id", 3, "status", "done", "due", Instant.ofEpochMilli(2)),
                doc("_id", 4, "status", "open"),
                doc("_id", 5, "status", "open", "due", Instant.ofEpochMilli(2)));

        assertThat(all(things.find(doc("status", "open")).sort(doc("due", 1)).limit(3)))
                .extracting(found -> found.get("_id"))
                .containsExactly(4, 2, 5);
        assertThat(all(things.find(doc("status", "open")).sort(doc("due", -1)).limit(2)))
                .extracting(found -> found.get("_id"))
                .containsExactly(1, 5);
        assertThat(all(things.find(doc("_id", doc("$gt", 1)))
                        .sort(doc("_id", 1))
                        .limit(2)))
                .extracting(found -> found.get("_id"))
                .containsExactly(2, 3);
        assertThat(all(things.find(doc("_id", doc("$lt", 4)))
                        .sort(doc("_id", -1))
                        .limit(2)))
                .extracting(found -> found.get("_id"))
                .containsExactly(3, 2);
    }

    @Test
    void uniqueIndex_isNotBuiltOverDuplicates() {
        insert(doc("_id", 1, "k", 1), doc("_id", 2, "k", 1));

        assertThatThrownBy(() -> one(things.createIndex(doc("k", 1), new IndexOptions().unique(true))))
                .isInstanceOf(MongoException.class);
        assertThat(all(things.listIndexes())).hasSize(1);
    }

    @Test
    void uniqueIndex_sparse_holdsExplicitNull() {
        one(things.createIndex(doc("ref", 1), new IndexOptions().unique(true).sparse(true)));
        insert(doc("_id", 1), doc("_id", 2, "ref", null));

        update(1, doc("$set", doc("n", 1)));
        one(things.deleteOne(doc("_id", 1)));

        assertThat(ids(doc())).containsExactly(2);
        assertDuplicate(doc("_id", 3, "ref", null));
    }

    @Test
    void dropIndex_leavesOthersOfTheSameName() {
        var others = client.collection("others");
        one(things.createIndex(doc("k", 1)));
        one(others.createIndex(doc("k", 1)));

        Mono.from(things.dropIndex("k_1")).block();

        assertThat(all(things.listIndexes())).hasSize(1);
        assertThat(all(others.listIndexes())).hasSize(2);
        Mono.from(others.drop()).block();
    }

    private void assertDuplicate(Document document) {
        var error = catchThrowableOfType(MongoWriteException.class, () -> one(things.insertOne(document)));
        assertThat(error.getCode()).isEqualTo(11000);
    }
}
