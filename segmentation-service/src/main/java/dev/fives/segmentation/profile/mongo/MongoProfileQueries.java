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
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Queries over the collection {@code profiles}. Whole batches are read at once; where one document cannot be read, what is
 * left is read document by document.
 */
public final class MongoProfileQueries implements ProfileQueries {

    public static final String COLLECTION = "profiles";
    private static final String SEGMENT = "state.segments.id";
    private static final String ID = "_id";
    private static final int BATCH = 1_000;

    private final AggregateStore<Profile> profiles;
    private final StoreFaults faults;
    private final SkippedProfiles skipped;

    public MongoProfileQueries(AggregateStore<Profile> profiles, StoreFaults faults, SkippedProfiles skipped) {
        this.profiles = profiles;
        this.faults = faults;
        this.skipped = skipped;
    }

    public static IndexSpec indexes() {
        return IndexSpec.on(COLLECTION)
                .plain(AggregateQueries.NEXT_DUE)
                .plain(SEGMENT, "_id")
                .plain(ProfileCodec.PATH);
    }

    @Override
    public Flux<Stored<Profile>> page(String afterId, int limit) {
        return readable(new Document(ID, new Document("$gt", afterId)), ID, limit);
    }

    @Override
    public Flux<Stored<Profile>> due(Instant now, int limit) {
        var due = new Document(AggregateQueries.NEXT_DUE, new Document("$lte", now));
        return readable(due, AggregateQueries.NEXT_DUE, limit);
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
        return readable(new Document(SEGMENT, segmentId).append(ID, new Document("$gt", afterId)), ID, limit);
    }

    @Override
    public Mono<Long> memberCount(String segmentId) {
        return faults.guard(Mono.from(profiles.collection().countDocuments(new Document(SEGMENT, segmentId))));
    }

    @Override
    public Flux<Stored<Profile>> membersSince(String segmentId, Instant since, String afterId, int limit) {
        return readable(since(segmentId, since).append(ID, new Document("$gt", afterId)), ID, limit);
    }

    @Override
    public Mono<Long> memberCountSince(String segmentId, Instant since) {
        return faults.guard(Mono.from(profiles.collection().countDocuments(since(segmentId, since))));
    }

    @Override
    public Flux<Profile> inRandomOrder(int limit) {
        return readable(new Document(), ProfileCodec.PATH, limit).map(Stored::state);
    }

    @Override
    public Flux<String> withoutPlace(Collection<String> butFor, int limit) {
        var others = new Document("$nin", List.copyOf(butFor));
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

    /**
     * So many that can be read, if there are. Where one cannot, all are read once more, one by one: to go on at the place
     * where it stood would pass by others when some have left the list meanwhile.
     */
    private Flux<Stored<Profile>> readable(Document filter, String order, int limit) {
        var sort = new Document(order, 1);
        int batch = Math.min(limit, BATCH);
        return Flux.defer(() -> {
            Set<String> seen = new HashSet<>();
            return Flux.from(profiles.query(filter).sort(sort).limit(limit).batchSize(batch))
                    .doOnNext(stored -> seen.add(stored.id()))
                    .onErrorResume(
                            fault -> !StoreFaults.isTransient(fault),
                            fault -> oneByOne(filter, sort, batch)
                                    .filter(stored -> !seen.contains(stored.id()))
                                    .take(limit - seen.size()));
        });
    }

    private Flux<Stored<Profile>> oneByOne(Document filter, Document sort, int batch) {
        return each(profiles.collection().find(filter).sort(sort).batchSize(batch), profiles::read);
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
