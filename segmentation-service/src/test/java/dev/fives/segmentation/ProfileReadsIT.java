package dev.fives.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.events.store.StoreFaults;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.segmentation.profile.app.Overrides;
import dev.fives.segmentation.profile.app.SkippedProfiles;
import dev.fives.segmentation.profile.model.Profile;
import dev.fives.segmentation.profile.mongo.MongoOverrides;
import dev.fives.segmentation.profile.mongo.MongoProfileQueries;
import dev.fives.segmentation.profile.mongo.ProfileCodec;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reactivestreams.Publisher;
import org.springframework.core.ResolvableType;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Fourteen profiles in a collection of their own, which come four at a time. */
@ExtendWith(LocalBackends.class)
class ProfileReadsIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int BATCH = 4;
    private static final List<String> ALL =
            IntStream.range(0, 14).mapToObj("cus_read_%02d"::formatted).toList();
    private static final Instant DUE = Instant.parse("2026-06-01T12:00:00Z");
    private static final String DUE_AT = "state.nextDueAt";
    private static final String PLACE = "state.place";
    private static final ProfileCodec CODEC = new ProfileCodec();

    private static final RunningService service = RunningService.moving();
    private static final MongoCollection<Document> documents =
            service.bean(MongoDatabase.class).getCollection("profilesOfReads");
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MongoProfileQueries queries = new MongoProfileQueries(
            ProfilesElsewhere.in(documents, store()),
            service.bean(StoreFaults.class),
            new SkippedProfiles(meters),
            BATCH);

    @BeforeEach
    void fill() {
        run(documents.drop());
        run(documents.createIndex(new Document(DUE_AT, 1)));
        run(documents.createIndex(new Document(PLACE, 1)));
        var empty = empty();
        run(documents.insertMany(ALL.stream().map(id -> document(empty, id)).toList()));
    }

    @Test
    void EVT_12_page_goesOnAfterOneThatCannotBeRead_thoughOthersLeaveMeanwhile() {
        damage(ALL.get(5));

        var seen = read(queries.page("", 20), ALL.getFirst(), ALL.get(9));

        assertThat(seen).containsExactlyElementsOf(allBut(ALL.get(5), ALL.get(9)));
        assertThat(skipped()).isEqualTo(1);
        assertThat(read(queries.page("", 7), ALL.getLast(), ALL.getLast())).hasSize(7);
    }

    /** Three at a time have the same instant, also where the first four end. */
    @Test
    void EVT_12_due_goesOnAfterOneThatCannotBeRead_thoughOthersLeaveMeanwhile() {
        damage(ALL.get(5));

        var seen = read(queries.due(DUE.plusSeconds(3600), 20), ALL.getFirst(), ALL.get(9));

        assertThat(seen).containsExactlyInAnyOrderElementsOf(allBut(ALL.get(5), ALL.get(9)));
        assertThat(skipped()).isEqualTo(1);
        assertThat(read(queries.due(DUE.plusSeconds(3600), 7), ALL.getLast(), ALL.getLast()))
                .hasSize(7)
                .doesNotHaveDuplicates();
    }

    @Test
    void SEG_11_randomOrder_goesOnAfterOneThatCannotBeRead_thoughOthersLeaveMeanwhile() {
        var order = ALL.stream()
                .sorted(Comparator.comparingDouble(ProfileReadsIT::place))
                .toList();
        var last = order.getLast();
        change(last, "$unset", new Document(PLACE, ""));
        damage(order.get(5));

        var seen = read(queries.inRandomOrder(List.of(), 20), order.getFirst(), order.get(9));

        var expected = order.stream()
                .filter(Predicate.not(List.of(last, order.get(5), order.get(9))::contains))
                .toList();
        // who has no place comes first
        assertThat(seen).startsWith(last).hasSize(12);
        assertThat(seen.subList(1, seen.size())).containsExactlyElementsOf(expected);
        assertThat(read(queries.inRandomOrder(List.of(), 7), last, last)).hasSize(7);
    }

    @Test
    void SEG_11_profileWithoutAPlace_countsWhereItCanBeRead() {
        assertThat(isAnyWithoutPlace()).isFalse();

        change(ALL.get(3), "$unset", new Document(PLACE, ""));
        run(documents.insertOne(new Document("_id", 7)));
        assertThat(isAnyWithoutPlace()).isTrue();

        damage(ALL.get(3));
        assertThat(isAnyWithoutPlace()).isFalse();
        // it is still tried, and a document that is nobody's does not keep it from that
        assertThat(queries.withoutPlace(List.of(), 10).collectList().block(SOON))
                .containsExactly(ALL.get(3));
        assertThat(queries.withoutPlace(List.of(ALL.get(3)), 10).collectList().block(SOON))
                .isEmpty();
    }

    /** As one that is full or too large: others get their estimates, and it counts where all are counted. */
    @Test
    void SEG_11_profileThatGetsNoPlaceForNow_comesLast_andKeepsNobodyWaiting() {
        var last = ALL.get(3);
        change(last, "$unset", new Document(PLACE, ""));

        assertThat(isAnyWithoutPlace(last)).isFalse();
        var order = Stream.concat(
                        allBut(last).stream().sorted(Comparator.comparingDouble(ProfileReadsIT::place)),
                        Stream.of(last))
                .toList();
        assertThat(queries.inRandomOrder(List.of(last), 20)
                        .map(Profile::customerId)
                        .collectList()
                        .block(SOON))
                .containsExactlyElementsOf(order);

        change(ALL.get(4), "$unset", new Document(PLACE, ""));
        assertThat(isAnyWithoutPlace(last)).isTrue();
        assertThat(queries.inRandomOrder(List.of(last), 2).blockFirst(SOON).customerId())
                .isEqualTo(ALL.get(4));
    }

    /** The page is full all the same: who sees a short one asks for no other. */
    @Test
    void SEG_10_overrides_passByOneThatCannotBeRead() {
        var overrides = new MongoOverrides(
                ProfilesElsewhere.in(documents, store()), service.bean(StoreFaults.class), new SkippedProfiles(meters));
        ALL.subList(0, 4).forEach(id -> override(id, "EXCLUDE"));
        override(ALL.get(1), "NEITHER");

        var page = overrides.page("seg_read", "", 2).block(SOON);

        assertThat(page).extracting(Overrides.Overridden::customerId).containsExactly(ALL.get(0), ALL.get(2));
        assertThat(overrides.page("seg_read", ALL.get(2), 2).block(SOON)).hasSize(1);
        assertThat(skipped()).isEqualTo(1);
    }

    private static void override(String id, String mode) {
        var override = new Document("segmentId", "seg_read")
                .append("mode", mode)
                .append("reason", "a test")
                .append("by", "tester")
                .append("at", Date.from(DUE));
        change(id, "$set", new Document("state.overrides", List.of(override)));
    }

    /** One leaves that was read, and one that was not, as soon as the second one has come. */
    private static List<String> read(Flux<?> found, String read, String unread) {
        var leaving = Mono.from(documents.deleteMany(new Document("_id", new Document("$in", List.of(read, unread)))));
        return found.index()
                .concatMap(one -> one.getT1() == 1 ? leaving.thenReturn(one.getT2()) : Mono.just(one.getT2()), 1)
                .map(ProfileReadsIT::id)
                .collectList()
                .block(SOON);
    }

    private static String id(Object found) {
        return found instanceof Stored<?> stored ? stored.id() : ((Profile) found).customerId();
    }

    private static List<String> allBut(String... those) {
        return ALL.stream().filter(Predicate.not(List.of(those)::contains)).toList();
    }

    private boolean isAnyWithoutPlace(String... butFor) {
        return queries.isAnyWithoutPlace(List.of(butFor)).block(SOON);
    }

    private double skipped() {
        return meters.get("fives.profiles.skipped")
                .tag("reason", "unreadable")
                .counter()
                .count();
    }

    private static double place(String id) {
        return CODEC.write(Profile.of(id)).getDouble("place");
    }

    /** As the service writes one. */
    private static Document empty() {
        var id = "cus_read_empty";
        store().create(id, id, Profile.of(id), List.of(), null).block(SOON);
        var profiles = service.bean(MongoDatabase.class).getCollection("profiles");
        return Mono.from(profiles.findOneAndDelete(new Document("_id", id))).block(SOON);
    }

    private static Document document(Document empty, String id) {
        var due = DUE.plusSeconds(60L * (ALL.indexOf(id) / 3));
        return new Document(empty)
                .append("_id", id)
                .append("state", CODEC.write(Profile.of(id)).append("nextDueAt", Date.from(due)));
    }

    private static void damage(String id) {
        change(id, "$unset", new Document("state.segments", ""));
    }

    private static void change(String id, String how, Document what) {
        run(documents.updateOne(new Document("_id", id), new Document(how, what)));
    }

    private static void run(Publisher<?> step) {
        Mono.from(step).block(SOON);
    }

    @SuppressWarnings("unchecked")
    private static AggregateStore<Profile> store() {
        var type = ResolvableType.forClassWithGenerics(AggregateStore.class, Profile.class);
        return (AggregateStore<Profile>) service.context().getBeanProvider(type).getObject();
    }
}
