package dev.fives.kit.events.listener;

import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.events.store.StoreFaults;
import dev.fives.kit.time.RealClock;
import java.util.Date;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The two collections of parking: one document a parked key, one a record. Filters are flat, as the local store needs. */
final class ParkedStore {
    private static final String KEYS = "parked_keys";
    private static final String EVENTS = "parked_events";
    private static final int PAGE = 100;

    private final MongoCollection<Document> keys;
    private final MongoCollection<Document> events;
    private final RealClock clock;

    ParkedStore(MongoDatabase database, RealClock clock) {
        this.keys = database.getCollection(KEYS);
        this.events = database.getCollection(EVENTS);
        this.clock = clock;
    }

    static IndexSpec keyIndexes() {
        return IndexSpec.on(KEYS).plain("group", "topic");
    }

    static IndexSpec eventIndexes() {
        return IndexSpec.on(EVENTS).plain("parked", "offset");
    }

    Flux<String> parkedKeys(String group, String topic) {
        return Flux.from(keys.find(new Document("group", group).append("topic", topic)))
                .map(document -> document.getString("key"));
    }

    Mono<Long> count(String group, String topic) {
        return Mono.from(keys.countDocuments(new Document("group", group).append("topic", topic)));
    }

    Flux<ParkedKey> list(int limit) {
        return Flux.from(keys.find().sort(ascending("_id")).limit(limit)).map(ParkedStore::parkedKey);
    }

    Mono<ParkedKey> find(String documentId) {
        return Mono.from(keys.find(new Document("_id", documentId)).first()).map(ParkedStore::parkedKey);
    }

    /** Step one of an append; done already is done. */
    Mono<Void> insert(String group, String parkedId, ConsumerRecord<byte[], byte[]> record) {
        return Mono.from(events.insertOne(ParkedRecords.write(group, parkedId, record)))
                .then()
                .onErrorResume(StoreFaults::isDuplicateKey, repeat -> Mono.empty());
    }

    /** Step two of an append: false where the key is parked no more. */
    Mono<Boolean> bump(String documentId) {
        return Mono.from(keys.updateOne(
                        new Document("_id", documentId), new Document("$inc", new Document("version", 1L))))
                .map(result -> result.getMatchedCount() == 1);
    }

    /** Step two of the append that parks. */
    Mono<Void> bumpOrPark(ParkedKey key) {
        Document born = new Document("group", key.group())
                .append("topic", key.topic())
                .append("key", key.key())
                .append("since", Date.from(clock.instant()))
                .append("reason", key.reason());
        return Mono.from(keys.updateOne(
                        new Document("_id", key.documentId()),
                        new Document("$inc", new Document("version", 1L)).append("$setOnInsert", born),
                        new UpdateOptions().upsert(true)))
                .then()
                .onErrorResume(
                        StoreFaults::isDuplicateKey,
                        raced -> bump(key.documentId()).then());
    }

    Mono<Void> delete(String group, ConsumerRecord<byte[], byte[]> record) {
        return Mono.from(events.deleteOne(new Document("_id", ParkedRecords.id(group, record))))
                .then();
    }

    /** The oldest parked records of a key, in order. */
    Flux<ConsumerRecord<byte[], byte[]>> oldest(String documentId) {
        return Flux.from(events.find(new Document("parked", documentId))
                        .sort(ascending("offset"))
                        .limit(PAGE))
                .map(ParkedRecords::read);
    }

    Mono<Boolean> holds(String group, ConsumerRecord<byte[], byte[]> record) {
        return Mono.from(events.find(new Document("_id", ParkedRecords.id(group, record)))
                        .first())
                .hasElement();
    }

    Mono<Long> left(String documentId) {
        return Mono.from(events.countDocuments(new Document("parked", documentId)));
    }

    /** Deletes the key where nothing was appended since it was read; the caller has seen that no record is left. */
    Mono<Boolean> unpark(ParkedKey key) {
        return Mono.from(keys.deleteOne(new Document("_id", key.documentId()).append("version", key.version())))
                .map(result -> result.getDeletedCount() == 1);
    }

    private static ParkedKey parkedKey(Document document) {
        return new ParkedKey(
                document.getString("group"),
                document.getString("topic"),
                document.getString("key"),
                document.getLong("version"),
                document.getDate("since").toInstant(),
                document.getString("reason"));
    }
}
