package dev.fives.segmentation.segment.mongo;

import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.events.store.StoreFaults;
import dev.fives.segmentation.segment.app.SegmentUse;
import dev.fives.segmentation.segment.app.SegmentUses;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One document a user in {@code segmentUses}; never deleted. */
public final class MongoSegmentUses implements SegmentUses {

    public static final String COLLECTION = "segmentUses";
    private static final String SEGMENTS = "segmentIds";
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> collection;

    public MongoSegmentUses(MongoDatabase database) {
        this.collection = database.getCollection(COLLECTION);
    }

    public static IndexSpec indexes() {
        return IndexSpec.on(COLLECTION).plain(SEGMENTS, "_id");
    }

    /** Forward only: where a newer one is known the filter finds nothing, and the insert finds the id taken. */
    @Override
    public Mono<Void> keep(SegmentUse use, long sequence) {
        var older = new Document("_id", use.kind() + ":" + use.id()).append("sequence", new Document("$lt", sequence));
        var told = new Document("kind", use.kind().name())
                .append("user", use.id())
                .append("version", use.version())
                .append(SEGMENTS, use.segmentIds())
                .append("sequence", sequence);
        return Mono.from(collection.updateOne(older, new Document("$set", told), UPSERT))
                .then()
                .onErrorResume(StoreFaults::isDuplicateKey, newer -> Mono.empty());
    }

    @Override
    public Flux<SegmentUse> of(String segmentId, int limit) {
        return Flux.from(collection
                        .find(new Document(SEGMENTS, segmentId))
                        .sort(new Document("_id", 1))
                        .limit(limit))
                .map(found -> new SegmentUse(
                        SegmentUse.Kind.valueOf(found.getString("kind")),
                        found.getString("user"),
                        found.getLong("version"),
                        found.getList(SEGMENTS, String.class)));
    }
}
