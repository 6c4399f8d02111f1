package dev.fives.local.store;

import static dev.fives.local.store.Client.all;
import static dev.fives.local.store.Client.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What services rely on; the answers are those of MongoDB. */
abstract class StoreContract {
    private Client client;
    private MongoCollection<Document> things;

    abstract String uri();

    @BeforeEach
    void connect() {
        client = Client.of(uri());
        things = client.collection("things");
    }

    @AfterEach
    void disconnect() {
        Mono.from(things.drop()).block();
        client.close();
    }

    private static Document doc(Object... pairs) {
        Document document = new Document();
        for (int i = 0; i < pairs.length; i += 2) {
            document.append((String) pairs[i], pairs[i + 1]);
        }
        return document;
    }

    private void insert(Document... documents) {
        one(things.insertMany(List.of(documents)));
    }

    private List<Object> ids(Document filter) {
        return all(things.find(filter).sort(doc("_id", 1))).stream()
                .map(found -> found.get("_id"))
                .toList();
    }

    private void update(Object id, Document update) {
        one(things.updateOne(doc("_id", id), update));
    }

    private Document get(Object id) {
        return one(things.find(doc("_id", id)));
    }

    @Test
    void findOneAndUpdate_comparesAndSets() {
        insert(doc("_id", "a", "version", 1L, "state", doc("n", 1)));
        var after = new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);
        var update = doc("$set", doc("state.n", 2), "$inc", doc("version", 1L));

        Document won = one(things.findOneAndUpdate(doc("_id", "a", "version", 1L), update, after));
        Document lost = one(things.findOneAndUpdate(doc("_id", "a", "version", 1L), update, after));

        assertThat(won).isEqualTo(doc("_id", "a", "version", 2L, "state", doc("n", 2)));
        assertThat(lost).isNull();
    }

    @Test
    void findOneAndReplace_keepsId() {
        insert(doc("_id", "a", "n", 1));

        assertThat(one(things.findOneAndReplace(doc("_id", "a"), doc("m", 2)))).isEqualTo(doc("_id", "a", "n", 1));
        assertThat(get("a")).isEqualTo(doc("_id", "a", "m", 2));
    }

    @Test
    void update_pushesAndPullsArrayElements() {
        insert(doc("_id", 1, "out", List.of(doc("id", "e1", "seq", 1))));

        update(1, doc("$push", doc("out", doc("$each", List.of(doc("id", "e2"), doc("id", "e3"))))));
        update(1, doc("$pull", doc("out", doc("id", "e2"))));
        update(1, doc("$pull", doc("out", doc("id", doc("$in", List.of("e1"))))));

        assertThat(get(1)).isEqualTo(doc("_id", 1, "out", List.of(doc("id", "e3"))));
    }

    @Test
    void update_changesNestedFieldsAndNumbers() {
        insert(doc("_id", 1, "low", 5, "high", 5, "n", 5L, "a", doc("b", 1), "gone", 1));

        update(
                1,
                doc(
                        "$set",
                        doc("a.c.d", 2),
                        "$min",
                        doc("low", 3),
                        "$max",
                        doc("high", 9),
                        "$inc",
                        doc("n", -2L),
                        "$unset",
                        doc("gone", "")));

        assertThat(get(1)).isEqualTo(doc("_id", 1, "low", 3, "high", 9, "n", 3L, "a", doc("b", 1, "c", doc("d", 2))));
    }

    @Test
    void update_upsertsWithSetOnInsert() {
        var upsert = new UpdateOptions().upsert(true);
        var update = doc("$setOnInsert", doc("made", 1), "$inc", doc("n", 1));

        one(things.updateOne(doc("_id", 1), update, upsert));
        var second = one(things.updateOne(doc("_id", 1), update, upsert));

        assertThat(second.getUpsertedId()).isNull();
        assertThat(get(1)).isEqualTo(doc("_id", 1, "made", 1, "n", 2));
    }

    @Test
    void updateMany_andDeleteMany_count() {
        insert(doc("_id", 1, "k", "a"), doc("_id", 2, "k", "a"), doc("_id", 3, "k", "b"));

        var updated = one(things.updateMany(doc("k", "a"), doc("$set", doc("seen", true))));

        assertThat(updated.getMatchedCount()).isEqualTo(2);
        assertThat(updated.getModifiedCount()).isEqualTo(2);
        assertThat(one(things.deleteMany(doc("seen", true))).getDeletedCount()).isEqualTo(2);
        assertThat(ids(doc())).containsExactly(3);
    }

    @Test
    void insertMany_unordered_reportsDuplicatesAndInsertsTheRest() {
        insert(doc("_id", 2));
        var documents = List.of(doc("_id", 1), doc("_id", 2), doc("_id", 3), doc("_id", 3));

        var error = catchThrowableOfType(
                MongoBulkWriteException.class,
                () -> one(things.insertMany(documents, new InsertManyOptions().ordered(false))));

        assertThat(error.getWriteErrors()).extracting(BulkWriteError::getIndex).containsExactly(1, 3);
        assertThat(error.getWriteErrors()).extracting(BulkWriteError::getCode).containsOnly(11000);
        assertThat(error.getWriteResult().getInsertedCount()).isEqualTo(2);
        assertThat(ids(doc())).containsExactly(1, 2, 3);
    }

    @Test
    void insertMany_ordered_stopsAtDuplicate() {
        insert(doc("_id", 2));

        var error = catchThrowableOfType(
                MongoBulkWriteException.class,
                () -> one(things.insertMany(List.of(doc("_id", 1), doc("_id", 2), doc("_id", 3)))));

        assertThat(error.getWriteResult().getInsertedCount()).isEqualTo(1);
        assertThat(ids(doc())).containsExactly(1, 2);
    }

    @Test
    void bulkWrite_ordered_stopsAtError() {
        one(things.createIndex(doc("k", 1), new IndexOptions().unique(true)));
        insert(doc("_id", 1, "k", 1), doc("_id", 2, "k", 2), doc("_id", 3, "k", 3));

        var error = catchThrowableOfType(
                MongoBulkWriteException.class,
                () -> one(things.bulkWrite(List.of(
                        new UpdateOneModel<>(doc("_id", 1), doc("$set", doc("k", 10))),
                        new UpdateOneModel<>(doc("_id", 2), doc("$set", doc("k", 3))),
                        new UpdateOneModel<>(doc("_id", 3), doc("$set", doc("k", 30)))))));

        assertThat(error.getWriteErrors()).extracting(BulkWriteError::getIndex).containsExactly(1);
        assertThat(all(things.find().sort(doc("_id", 1))))
                .extracting(found -> found.get("k"))
                .containsExactly(10, 2, 3);
    }

    @Test
    void find_projectsSortsSkipsAndLimits() {
        insert(doc("_id", 1, "a", 3, "b", 1), doc("_id", 2, "a", 1, "b", 1), doc("_id", 3, "a", 2, "b", 1));

        assertThat(all(things.find().sort(doc("a", -1)).skip(1).limit(1).projection(doc("a", 1))))
                .containsExactly(doc("_id", 3, "a", 2));
        assertThat(all(things.find(doc("_id", 2)).projection(doc("b", 0)))).containsExactly(doc("_id", 2, "a", 1));
        assertThat(all(things.find(doc("_id", 2)).projection(doc("_id", 0, "a", 1))))
                .containsExactly(doc("a", 1));
    }

    @Test
    void find_readsManyBatches() {
        one(things.insertMany(
                IntStream.range(0, 1000).mapToObj(i -> doc("_id", i)).toList()));

        assertThat(all(things.find())).hasSize(1000);
        assertThat(all(things.find().batchSize(7).limit(100))).hasSize(100);
    }

    @Test
    void countDocuments_andAggregate_matchFirst() {
        one(things.createIndex(doc("k", 1)));
        insert(doc("_id", 1, "k", "a", "n", 2), doc("_id", 2, "k", "a", "n", 3), doc("_id", 3, "k", "b", "n", 4));

        assertThat(one(things.countDocuments(doc("k", "a")))).isEqualTo(2);
        assertThat(one(things.countDocuments())).isEqualTo(3);
        assertThat(one(things.estimatedDocumentCount())).isEqualTo(3);
        assertThat(all(things.aggregate(List.of(
                        doc("$match", doc("k", "a")), doc("$group", doc("_id", "$k", "sum", doc("$sum", "$n")))))))
                .containsExactly(doc("_id", "a", "sum", 5));
    }

    @Test
    void decimal128_keepsItsDigitsAndCompares() {
        one(things.createIndex(doc("m", 1)));
        insert(
                doc("_id", 1, "m", Decimal128.parse("10.50")),
                doc("_id", 2, "m", Decimal128.parse("9.75")),
                doc("_id", 3, "m", 100));

        assertThat(get(1).get("m")).hasToString("10.50");
        assertThat(ids(doc("m", doc("$gt", Decimal128.parse("9.80"))))).containsExactly(1, 3);
        assertThat(all(things.find().sort(doc("m", 1))))
                .extracting(found -> found.get("_id"))
                .containsExactly(2, 1, 3);
        update(1, doc("$inc", doc("m", Decimal128.parse("0.25"))));
        assertThat(get(1).get("m")).hasToString("10.75");
    }

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

    private void assertDuplicate(Document document) {
        var error = catchThrowableOfType(MongoWriteException.class, () -> one(things.insertOne(document)));
        assertThat(error.getCode()).isEqualTo(11000);
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
    void dropDatabase_leavesItUsable() {
        var other = client.mongo().getDatabase("other").getCollection("things");
        one(other.insertOne(doc("_id", 1)));

        Mono.from(client.mongo().getDatabase("other").drop()).block();

        assertThat(all(other.find())).isEmpty();
        one(other.insertOne(doc("_id", 1)));
        Mono.from(client.mongo().getDatabase("other").drop()).block();
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
}
