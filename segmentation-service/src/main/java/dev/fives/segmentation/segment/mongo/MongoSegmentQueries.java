package dev.fives.segmentation.segment.mongo;

import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.segmentation.segment.app.SegmentQueries;
import dev.fives.segmentation.segment.model.Segment;
import java.util.Collection;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Queries over the collection {@code segments}. */
public final class MongoSegmentQueries implements SegmentQueries {

    public static final String COLLECTION = "segments";

    private final AggregateStore<Segment> segments;

    public MongoSegmentQueries(AggregateStore<Segment> segments) {
        this.segments = segments;
    }

    public static IndexSpec indexes() {
        return IndexSpec.on(COLLECTION).plain("state.status", "_id");
    }

    @Override
    public Flux<Stored<Segment>> page(String afterId, Segment.@Nullable Status status, int limit) {
        return Flux.from(segments.collection()
                        .find(filter(status).append("_id", new Document("$gt", afterId)))
                        .sort(new Document("_id", 1))
                        .limit(limit))
                .map(segments::read);
    }

    @Override
    public Mono<Long> count(Segment.@Nullable Status status) {
        return Mono.from(segments.collection().countDocuments(filter(status)));
    }

    private static Document filter(Segment.@Nullable Status status) {
        return status == null ? new Document() : new Document("state.status", status.name());
    }

    @Override
    public Flux<Stored<Segment>> all(Collection<String> ids) {
        return Flux.from(segments.collection().find(new Document("_id", new Document("$in", List.copyOf(ids)))))
                .map(segments::read);
    }
}
