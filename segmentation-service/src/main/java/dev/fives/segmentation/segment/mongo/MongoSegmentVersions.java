package dev.fives.segmentation.segment.mongo;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.events.store.StoreFaults;
import dev.fives.segmentation.segment.app.SegmentVersion;
import dev.fives.segmentation.segment.app.SegmentVersions;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One document a version in {@code segmentVersions}; never changed. */
public final class MongoSegmentVersions implements SegmentVersions {

    public static final String COLLECTION = "segmentVersions";

    private final MongoCollection<Document> collection;

    public MongoSegmentVersions(MongoDatabase database) {
        this.collection = database.getCollection(COLLECTION);
    }

    public static IndexSpec indexes() {
        return IndexSpec.on(COLLECTION).plain("segmentId", "version");
    }

    @Override
    public Mono<Void> keep(SegmentVersion version) {
        return Mono.from(collection.insertOne(write(version)))
                .then()
                .onErrorResume(StoreFaults::isDuplicateKey, kept -> Mono.empty());
    }

    @Override
    public Flux<SegmentVersion> page(String segmentId, long afterVersion, int limit) {
        var after = new Document("segmentId", segmentId).append("version", new Document("$gt", afterVersion));
        return Flux.from(collection.find(after).sort(new Document("version", 1)).limit(limit))
                .map(MongoSegmentVersions::read);
    }

    @Override
    public Mono<Long> count(String segmentId, long beforeVersion) {
        var before = new Document("segmentId", segmentId).append("version", new Document("$lt", beforeVersion));
        return Mono.from(collection.countDocuments(before));
    }

    private static Document write(SegmentVersion version) {
        return new Document("_id", version.segmentId() + ":" + version.version())
                .append("segmentId", version.segmentId())
                .append("version", version.version())
                .append("name", version.name())
                .append("rule", version.rule())
                .append("publishedAt", version.publishedAt());
    }

    private static SegmentVersion read(Document found) {
        return new SegmentVersion(
                found.getString("segmentId"),
                found.getLong("version"),
                found.getString("name"),
                found.getString("rule"),
                Optional.ofNullable(found.getDate("publishedAt"))
                        .map(Date::toInstant)
                        .orElse(null));
    }
}
