package dev.fives.kit.events.listener;

import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.time.RealClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Marks of records that went to the dead letters and are done now: {@code {_id, at}}, kept as long as the letters. */
final class DoneLetters {
    private static final String COLLECTION = "dead_letters_done";

    private final MongoCollection<Document> marks;
    private final Duration retention;
    private final RealClock clock;

    DoneLetters(MongoDatabase database, Duration retention, RealClock clock) {
        this.marks = database.getCollection(COLLECTION);
        this.retention = retention;
        this.clock = clock;
    }

    static IndexSpec indexes() {
        return IndexSpec.on(COLLECTION).plain("at");
    }

    /** The first mark stays; marks whose letters are gone go with it. */
    Mono<Void> add(String group, ConsumerRecord<?, ?> record) {
        Instant now = clock.instant();
        Document born = new Document("$setOnInsert", new Document("at", Date.from(now)));
        Document gone = new Document("at", new Document("$lt", Date.from(now.minus(retention))));
        return Mono.from(marks.updateOne(
                        new Document("_id", ParkedRecords.id(group, record)), born, new UpdateOptions().upsert(true)))
                .then(Mono.from(marks.deleteMany(gone)))
                .then();
    }

    /** When, by the record's id. */
    Mono<Map<String, Instant>> of(Collection<String> recordIds) {
        return Flux.from(marks.find(new Document("_id", new Document("$in", recordIds))))
                .collect(Collectors.toMap(
                        mark -> mark.getString("_id"),
                        mark -> mark.getDate("at").toInstant()));
    }
}
