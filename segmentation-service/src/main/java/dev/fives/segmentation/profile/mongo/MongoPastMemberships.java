package dev.fives.segmentation.profile.mongo;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.events.store.StoreFaults;
import dev.fives.segmentation.profile.app.PastMembership;
import dev.fives.segmentation.profile.app.PastMemberships;
import java.time.Instant;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One document a membership that ended in {@code pastMemberships}; never changed. */
public final class MongoPastMemberships implements PastMemberships {

    public static final String COLLECTION = "pastMemberships";

    private final MongoCollection<Document> collection;
    private final StoreFaults faults;

    public MongoPastMemberships(MongoDatabase database, StoreFaults faults) {
        this.collection = database.getCollection(COLLECTION);
        this.faults = faults;
    }

    public static IndexSpec indexes() {
        return IndexSpec.on(COLLECTION)
                .plain("segmentId", "customerId")
                .plain("segmentId", "to")
                .plain("to");
    }

    @Override
    public Mono<Void> keep(PastMembership past) {
        return Mono.from(collection.insertOne(write(past)))
                .then()
                .onErrorResume(StoreFaults::isDuplicateKey, kept -> Mono.empty());
    }

    @Override
    public Flux<PastMembership> of(String segmentId, Instant asOf, String afterCustomerId, int limit) {
        return Flux.from(collection
                        .find(at(segmentId, asOf).append("customerId", new Document("$gt", afterCustomerId)))
                        .sort(new Document("customerId", 1))
                        .limit(limit))
                .map(MongoPastMemberships::read);
    }

    @Override
    public Mono<Long> count(String segmentId, Instant asOf) {
        return faults.guard(Mono.from(collection.countDocuments(at(segmentId, asOf))));
    }

    @Override
    public Mono<Long> forget(Instant before, int limit) {
        return Flux.from(collection
                        .find(new Document("to", new Document("$lt", before)))
                        .projection(new Document("_id", 1))
                        .limit(limit))
                .map(found -> found.getString("_id"))
                .collectList()
                .filter(ids -> !ids.isEmpty())
                .flatMap(ids -> Mono.from(collection.deleteMany(new Document("_id", new Document("$in", ids)))))
                .map(result -> result.getDeletedCount())
                .defaultIfEmpty(0L);
    }

    private static Document at(String segmentId, Instant asOf) {
        return new Document("segmentId", segmentId)
                .append("from", new Document("$lte", asOf))
                .append("to", new Document("$gt", asOf));
    }

    private static Document write(PastMembership past) {
        return new Document("_id", past.eventId())
                .append("segmentId", past.segmentId())
                .append("customerId", past.customerId())
                .append("from", past.from())
                .append("to", past.to());
    }

    private static PastMembership read(Document found) {
        return new PastMembership(
                found.getString("_id"),
                found.getString("segmentId"),
                found.getString("customerId"),
                found.getDate("from").toInstant(),
                found.getDate("to").toInstant());
    }
}
