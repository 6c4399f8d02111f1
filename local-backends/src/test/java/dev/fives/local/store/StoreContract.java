package dev.fives.local.store;

import static dev.fives.local.store.Client.all;
import static dev.fives.local.store.Client.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What services rely on; the answers are those of MongoDB. */
abstract class StoreContract extends StoreStage {

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
    void dropDatabase_leavesItUsable() {
        var other = client.mongo().getDatabase("other").getCollection("things");
        one(other.insertOne(doc("_id", 1)));

        Mono.from(client.mongo().getDatabase("other").drop()).block();

        assertThat(all(other.find())).isEmpty();
        one(other.insertOne(doc("_id", 1)));
        Mono.from(client.mongo().getDatabase("other").drop()).block();
    }
}
