package dev.fives.segmentation.profile.mongo;

import dev.fives.kit.events.outbox.AggregateQueries;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.events.store.StoreFaults;
import dev.fives.segmentation.basis.model.Measure;
import dev.fives.segmentation.basis.model.RfmInput;
import dev.fives.segmentation.profile.app.ProfileQueries;
import dev.fives.segmentation.profile.model.Profile;
import java.time.Instant;
import java.util.Locale;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Queries over the collection {@code profiles}. */
public final class MongoProfileQueries implements ProfileQueries {

    public static final String COLLECTION = "profiles";
    private static final String SEGMENT = "state.segments.id";
    private static final int BATCH = 1_000;

    private final AggregateStore<Profile> profiles;
    private final StoreFaults faults;

    public MongoProfileQueries(AggregateStore<Profile> profiles, StoreFaults faults) {
        this.profiles = profiles;
        this.faults = faults;
    }

    public static IndexSpec indexes() {
        return IndexSpec.on(COLLECTION)
                .plain(AggregateQueries.NEXT_DUE)
                .plain(SEGMENT, "_id")
                .plain(ProfileCodec.PATH);
    }

    @Override
    public Flux<Stored<Profile>> page(String afterId, int limit) {
        return Flux.from(profiles.query(new Document("_id", new Document("$gt", afterId)))
                .sort(new Document("_id", 1))
                .limit(limit)
                .batchSize(limit));
    }

    @Override
    public Flux<Stored<Profile>> due(Instant now, int limit) {
        return Flux.from(profiles.query(new Document(AggregateQueries.NEXT_DUE, new Document("$lte", now)))
                .sort(new Document(AggregateQueries.NEXT_DUE, 1))
                .limit(limit));
    }

    @Override
    public Mono<Instant> oldestDue() {
        return new AggregateQueries<>(profiles).oldestDue();
    }

    @Override
    public Flux<RfmInput> rfmInputs(Measure measure) {
        var field = measure.name().toLowerCase(Locale.ROOT);
        return Flux.from(profiles.collection().find().projection(new Document("state." + field, 1)))
                .mapNotNull(
                        document -> input(document.get("state", Document.class).get(field, Document.class)));
    }

    @Override
    public Flux<Stored<Profile>> members(String segmentId, String afterId, int limit) {
        return Flux.from(profiles.query(new Document(SEGMENT, segmentId).append("_id", new Document("$gt", afterId)))
                .sort(new Document("_id", 1))
                .limit(limit));
    }

    @Override
    public Mono<Long> memberCount(String segmentId) {
        return faults.guard(Mono.from(profiles.collection().countDocuments(new Document(SEGMENT, segmentId))));
    }

    @Override
    public Flux<Stored<Profile>> membersSince(String segmentId, Instant since, String afterId, int limit) {
        return Flux.from(profiles.query(since(segmentId, since).append("_id", new Document("$gt", afterId)))
                .sort(new Document("_id", 1))
                .limit(limit));
    }

    @Override
    public Mono<Long> memberCountSince(String segmentId, Instant since) {
        return faults.guard(Mono.from(profiles.collection().countDocuments(since(segmentId, since))));
    }

    @Override
    public Flux<Profile> inRandomOrder(int limit) {
        return Flux.from(profiles.query(new Document())
                        .sort(new Document(ProfileCodec.PATH, 1))
                        .limit(limit)
                        .batchSize(BATCH))
                .map(Stored::state);
    }

    @Override
    public Flux<Stored<Profile>> withoutPlace(int limit) {
        return Flux.from(profiles.query(new Document(ProfileCodec.PATH, null)).limit(limit));
    }

    @Override
    public Mono<Long> count() {
        return Mono.from(profiles.collection().estimatedDocumentCount());
    }

    /** Both of one membership, not one of this segment and another one since then. */
    private static Document since(String segmentId, Instant since) {
        var membership = new Document("id", segmentId).append("since", new Document("$lte", since));
        return new Document("state.segments", new Document("$elemMatch", membership));
    }

    private static @Nullable RfmInput input(Document totals) {
        var lastAt = totals.getDate("lastAt");
        return lastAt == null
                ? null
                : new RfmInput(
                        lastAt.toInstant(),
                        totals.getInteger("purchases"),
                        totals.get("amount", Decimal128.class).bigDecimalValue());
    }
}
