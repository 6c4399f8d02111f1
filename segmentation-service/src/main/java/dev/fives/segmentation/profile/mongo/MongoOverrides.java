package dev.fives.segmentation.profile.mongo;

import com.mongodb.reactivestreams.client.MongoCollection;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.events.store.StoreFaults;
import dev.fives.segmentation.profile.app.Overrides;
import dev.fives.segmentation.profile.app.SkippedProfiles;
import dev.fives.segmentation.profile.model.Profile;
import dev.fives.segmentation.profile.model.SegmentOverride;
import java.util.List;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What of the collection {@code profiles} people decided; the rest of a profile, which may be large, is not read. */
public final class MongoOverrides implements Overrides {

    private static final String OVERRIDES = "overrides";
    private static final String SEGMENT = "state." + OVERRIDES + ".segmentId";

    private final MongoCollection<Document> profiles;
    private final StoreFaults faults;
    private final SkippedProfiles skipped;

    public MongoOverrides(AggregateStore<Profile> profiles, StoreFaults faults, SkippedProfiles skipped) {
        this.profiles = profiles.collection();
        this.faults = faults;
        this.skipped = skipped;
    }

    public static IndexSpec indexes() {
        return IndexSpec.on(MongoProfileQueries.COLLECTION).plain(SEGMENT, "_id");
    }

    /** With as many that can be read, if there are: who sees fewer takes the page for the last one. */
    @Override
    public Mono<List<Overridden>> page(String segmentId, String afterCustomerId, int limit) {
        return faults.guard(Flux.from(profiles.find(
                                new Document(SEGMENT, segmentId).append("_id", new Document("$gt", afterCustomerId)))
                        .projection(new Document("state." + OVERRIDES, 1))
                        .sort(new Document("_id", 1))
                        .batchSize(limit))
                .<Overridden>handle((found, sink) -> {
                    try {
                        sink.next(read(found, segmentId));
                    } catch (RuntimeException fault) {
                        skipped.noteUnreadable(String.valueOf(found.get("_id")), fault);
                    }
                })
                .take(limit)
                .collectList());
    }

    @Override
    public Mono<Long> count(String segmentId) {
        return faults.guard(Mono.from(profiles.countDocuments(new Document(SEGMENT, segmentId))));
    }

    private static Overridden read(Document profile, String segmentId) {
        return profile.get("state", Document.class).getList(OVERRIDES, Document.class).stream()
                .filter(override -> segmentId.equals(override.getString("segmentId")))
                .findFirst()
                .map(override -> new Overridden(profile.getString("_id"), override(override)))
                .orElseThrow();
    }

    private static SegmentOverride override(Document override) {
        return new SegmentOverride(
                override.getString("segmentId"),
                SegmentOverride.Mode.valueOf(override.getString("mode")),
                override.getString("reason"),
                override.getString("by"),
                override.getDate("at").toInstant());
    }
}
