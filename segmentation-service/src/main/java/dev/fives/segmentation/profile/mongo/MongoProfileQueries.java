package dev.fives.segmentation.profile.mongo;

import com.mongodb.reactivestreams.client.FindPublisher;
import dev.fives.kit.events.outbox.AggregateQueries;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.events.store.StoreFaults;
import dev.fives.segmentation.basis.model.Measure;
import dev.fives.segmentation.basis.model.RfmInput;
import dev.fives.segmentation.profile.app.ProfileQueries;
import dev.fives.segmentation.profile.app.SkippedProfiles;
import dev.fives.segmentation.profile.model.Profile;
import dev.fives.segmentation.profile.mongo.Progress.Order;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Queries over the collection {@code profiles}. Whole batches are read at once; where one document cannot be read, what is
 * left is read document by document. The memory that a read takes does not grow with what it reads.
 */
public final class MongoProfileQueries implements ProfileQueries {

    public static final String COLLECTION = "profiles";
    private static final String SEGMENT = "state.segments.id";
    private static final String ID = "_id";
    private static final int BATCH = 1_000;
    private static final int FEW = 10;

    private final AggregateStore<Profile> profiles;
    private final StoreFaults faults;
    private final SkippedProfiles skipped;
    private final int batchMax;

    public MongoProfileQueries(AggregateStore<Profile> profiles, StoreFaults faults, SkippedProfiles skipped) {
        this(profiles, faults, skipped, BATCH);
    }

    /** @param batchMax profiles of one answer of the store */
    public MongoProfileQueries(
            AggregateStore<Profile> profiles, StoreFaults faults, SkippedProfiles skipped, int batchMax) {
        this.profiles = profiles;
        this.faults = faults;
        this.skipped = skipped;
        this.batchMax = batchMax;
    }

    public static IndexSpec indexes() {
        return IndexSpec.on(COLLECTION)
                .plain(AggregateQueries.NEXT_DUE)
                .plain(SEGMENT, "_id")
                .plain(ProfileCodec.PATH);
    }

    @Override
    public Flux<Stored<Profile>> page(String afterId, int limit) {
        return readable(new Document(ID, new Document("$gt", afterId)), Order.ID, limit);
    }

    @Override
    public Flux<Stored<Profile>> due(Instant now, int limit) {
        var due = new Document(AggregateQueries.NEXT_DUE, new Document("$lte", now));
        return readable(due, Order.DUE, limit);
    }

    @Override
    public Mono<Instant> oldestDue() {
        return new AggregateQueries<>(profiles).oldestDue();
    }

    @Override
    public Flux<RfmInput> rfmInputs(Measure measure) {
        var field = measure.name().toLowerCase(Locale.ROOT);
        return each(
                profiles.collection().find().projection(new Document("state." + field, 1)),
                document -> input(document.get("state", Document.class).get(field, Document.class)));
    }

    @Override
    public Flux<Stored<Profile>> members(String segmentId, String afterId, int limit) {
        return readable(new Document(SEGMENT, segmentId).append(ID, new Document("$gt", afterId)), Order.ID, limit);
    }

    @Override
    public Mono<Long> memberCount(String segmentId) {
        return faults.guard(Mono.from(profiles.collection().countDocuments(new Document(SEGMENT, segmentId))));
    }

    @Override
    public Flux<Stored<Profile>> membersSince(String segmentId, Instant since, String afterId, int limit) {
        return readable(since(segmentId, since).append(ID, new Document("$gt", afterId)), Order.ID, limit);
    }

    @Override
    public Mono<Long> memberCountSince(String segmentId, Instant since) {
        return faults.guard(Mono.from(profiles.collection().countDocuments(since(segmentId, since))));
    }

    @Override
    public Flux<Profile> inRandomOrder(Collection<String> unplaced, int limit) {
        var placed = new Document(ProfileCodec.PATH, new Document("$ne", null));
        int batch = Math.min(limit, batchMax);
        return Flux.concat(
                        unplaced(new Document("$nin", List.copyOf(unplaced)), batch),
                        readable(placed, Order.PLACE, limit),
                        unplaced(new Document("$in", List.copyOf(unplaced)), batch))
                .take(limit)
                .map(Stored::state);
    }

    @Override
    public Mono<Boolean> isAnyWithoutPlace(Collection<String> butFor) {
        return unplaced(new Document("$nin", List.copyOf(butFor)), FEW).hasElements();
    }

    @Override
    public Flux<String> withoutPlace(Collection<String> butFor, int limit) {
        var others = new Document("$nin", List.copyOf(butFor)).append("$type", "string");
        return Flux.from(profiles.collection()
                        .find(new Document(ProfileCodec.PATH, null).append(ID, others))
                        .projection(new Document(ID, 1))
                        .limit(limit))
                .map(found -> found.getString(ID));
    }

    @Override
    public Mono<Long> count() {
        return Mono.from(profiles.collection().estimatedDocumentCount());
    }

    /** So many that can be read, if there are. */
    private Flux<Stored<Profile>> readable(Document filter, Order order, int limit) {
        int batch = Math.min(limit, batchMax);
        return Flux.defer(() -> {
            var progress = new Progress(order);
            return Flux.from(profiles.query(filter)
                            .sort(order.sort())
                            .limit(limit)
                            .batchSize(batch))
                    .doOnNext(progress::note)
                    .onErrorResume(
                            fault -> !StoreFaults.isTransient(fault),
                            fault -> oneByOne(progress.rest(filter), order, batch)
                                    .filter(progress::isUnread)
                                    .take(limit - progress.read()));
        });
    }

    private Flux<Stored<Profile>> oneByOne(Document filter, Order order, int batch) {
        return each(profiles.collection().find(filter).sort(order.sort()).batchSize(batch), profiles::read);
    }

    /** One by one from the start, since no key of theirs says how far the read has come. */
    private Flux<Stored<Profile>> unplaced(Document ids, int batch) {
        return each(
                profiles.collection()
                        .find(new Document(ProfileCodec.PATH, null).append(ID, ids))
                        .batchSize(batch),
                profiles::read);
    }

    private <T> Flux<T> each(FindPublisher<Document> documents, Function<Document, @Nullable T> read) {
        return Flux.from(documents).handle((document, sink) -> {
            try {
                var one = read.apply(document);
                if (one != null) {
                    sink.next(one);
                }
            } catch (RuntimeException fault) {
                skipped.noteUnreadable(String.valueOf(document.get(ID)), fault);
            }
        });
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
