package dev.fives.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.NewAggregate;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.test.stack.TestHttp.Answer;
import dev.fives.segmentation.basis.app.Bases;
import dev.fives.segmentation.basis.app.WalkStore;
import dev.fives.segmentation.profile.app.PlaceProfiles;
import dev.fives.segmentation.profile.app.PreviewRule;
import dev.fives.segmentation.profile.app.PreviewRule.Preview;
import dev.fives.segmentation.profile.app.ProfileQueries;
import dev.fives.segmentation.profile.app.SkippedProfiles;
import dev.fives.segmentation.profile.model.Attributes;
import dev.fives.segmentation.profile.model.Judge;
import dev.fives.segmentation.profile.model.Profile;
import dev.fives.segmentation.rule.model.Field;
import dev.fives.segmentation.rule.model.Leaf;
import dev.fives.segmentation.rule.model.Operator;
import dev.fives.segmentation.rule.model.Rule;
import dev.fives.segmentation.rule.model.Value;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.core.ResolvableType;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The look before a segment is published, over ten thousand profiles of which a quarter matches. */
@ExtendWith(LocalBackends.class)
class PreviewIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int PROFILES = 10_000;
    private static final int MATCHING = PROFILES / 4;
    private static final int LOOKED_AT = 1_000;
    private static final Document OWN = new Document("_id", new Document("$regex", "^cus_pre_"));
    private static final String RULE = "{'field':'address.postalCode','op':'startsWith','value':'7770'}";
    private static final Rule SAME = new Leaf(Field.POSTAL_CODE, Operator.STARTS_WITH, List.of(new Value.Text("7770")));

    private static final Set<String> OF_BEFORE = Set.of("cus_pre_00040", "cus_pre_00041", "cus_pre_00044");

    private static RunningService service;

    @BeforeAll
    static void fill() {
        service = RunningService.moving();
        Flux.range(0, PROFILES)
                .map(number -> fresh("cus_pre_%05d".formatted(number), number % 4 == 0 ? "777000" : "888000"))
                .buffer(500)
                .concatMap(store()::createAll)
                .then()
                .block(SOON);
    }

    @AfterAll
    static void empty() {
        Mono.from(documents().deleteMany(OWN)).block(SOON);
    }

    private static NewAggregate<Profile> fresh(String id, String postalCode) {
        var attributes = new Attributes(
                "PERSON", null, null, null, null, null, null, "CN", null, null, postalCode, null, null, List.of());
        return new NewAggregate<>(id, id, Profile.of(id).withCustomer(attributes, false, 1), List.of(), null);
    }

    @Test
    void SEG_11_preview_thatIsExact_countsTenThousandProfiles_andTellsNobody() {
        var seen = service.post("/segments/preview", "{'rule':" + RULE + ",'exact':true}");

        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.at("/count")).isEqualTo(String.valueOf(MATCHING));
        assertThat(seen.at("/complete")).isEqualTo("true");
        assertThat(seen.body().has("estimate")).isFalse();
        assertThat(seen.body().at("/examined").intValue()).isGreaterThanOrEqualTo(PROFILES);
        assertThat(seen.body()
                        .at("/samples")
                        .valueStream()
                        .map(one -> one.at("/customerId").asString()))
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allSatisfy(customer -> assertThat(Integer.parseInt(customer.substring("cus_pre_".length())) % 4)
                        .isZero());
        // an event is written with its profile, so what writes none tells nobody
        Eventually.until("a look with no walk beside it", SOON, () -> writesOfALook() == 0);
    }

    /** How far it comes in its time is the machine's affair; what it says holds either way. */
    @Test
    void SEG_11_preview_saysHowManyThereAre_whetherItSawThemAllOrNot() {
        var answer = new AtomicReference<Answer>();
        Eventually.until("a look that came to some", SOON, () -> {
            answer.set(service.post("/segments/preview", "{'rule':" + RULE + "}"));
            return answer.get().body().at("/examined").intValue() > 0;
        });

        var seen = answer.get();
        assertThat(seen.status()).isEqualTo(200);
        if (seen.body().at("/complete").booleanValue()) {
            assertThat(seen.at("/count")).isEqualTo(String.valueOf(MATCHING));
            assertThat(seen.body().has("estimate")).isFalse();
        } else {
            assertThat(seen.body().at("/estimate/confidence").doubleValue()).isEqualTo(0.95);
            assertThat(seen.body().at("/estimate/population").intValue()).isGreaterThanOrEqualTo(PROFILES);
            int low = seen.body().at("/estimate/low").intValue();
            int high = seen.body().at("/estimate/high").intValue();
            // three times the interval: of 95 in 100 that hold the truth one would fail each twentieth build
            assertThat(MATCHING).isBetween(2 * low - high, 2 * high - low);
        }
        assertThat(service.post("/segments/preview", "{'rule':{'field':'age','op':'contains'}}")
                        .response()
                        .body())
                .contains("/rule/op");
    }

    @Test
    void SEG_11_estimate_holdsTheTruth_whereNotAllWereLookedAt_andGoesByTheSameProfilesAgain() {
        var seen = lookAtSome();

        assertThat(seen.complete()).isFalse();
        assertThat(seen.examined()).isEqualTo(LOOKED_AT);
        assertThat(seen.count()).isBetween(1L, (long) LOOKED_AT - 1);
        var told = seen.estimate().orElseThrow();
        assertThat(told.population()).isGreaterThanOrEqualTo(PROFILES);
        assertThat(told.low()).isLessThanOrEqualTo(MATCHING);
        assertThat(told.high()).isGreaterThanOrEqualTo(MATCHING);
        assertThat(told.high() - told.low()).isLessThan(PROFILES / 10);
        // at random, and not those that came first
        assertThat(seen.samples())
                .isNotEmpty()
                .isNotEqualTo(seen.samples().stream().sorted().toList());
        assertThat(lookAtSome().samples()).isEqualTo(seen.samples());
    }

    /**
     * As an older version wrote them: they come first, so that what is seen is no sample of all, unless it is known that
     * they get no place for now.
     */
    @Test
    void SEG_11_profilesOfBefore_areCounted_andGetTheirPlaceWithoutAnEvent() {
        var some = new Document("_id", new Document("$in", OF_BEFORE));
        Eventually.until("nobody gives them their place meanwhile", SOON, () -> {
            takePlaces(some);
            return lookAtSome().estimate().isEmpty()
                    && lookAtSome(OF_BEFORE).estimate().isPresent();
        });
        assertThat(service.post("/segments/preview", "{'rule':" + RULE + ",'exact':true}")
                        .at("/count"))
                .isEqualTo(String.valueOf(MATCHING));

        Eventually.until("placed with no walk beside it", SOON, () -> eventsOfPlacing(some) == 0);

        assertThat(lookAtSome().estimate()).isPresent();
    }

    private static void takePlaces(Document some) {
        Mono.from(documents().updateMany(some, new Document("$unset", new Document("state.place", ""))))
                .block(SOON);
    }

    private static long eventsOfPlacing(Document some) {
        Eventually.until(SOON, PreviewIT::isWalkOver);
        takePlaces(some);
        long sent = events();

        new PlaceProfiles(service.bean(ProfileQueries.class), store(), service.bean(SkippedProfiles.class), 3)
                .round()
                .block(SOON);

        assertThat(count(new Document("state.place", null))).isZero();
        return events() - sent;
    }

    private static Preview lookAtSome() {
        return lookAtSome(Set.of());
    }

    private static Preview lookAtSome(Set<String> unplaced) {
        var limits = new PreviewRule.Limits(LOOKED_AT, 10, SOON, SOON, 1);
        return new PreviewRule(
                        service.bean(ProfileQueries.class),
                        () -> unplaced,
                        service.bean(Bases.class),
                        service.bean(Judge.class),
                        service.clock,
                        limits)
                .preview(SAME, false)
                .block(SOON);
    }

    /** That the profiles of these tests ever caused. */
    private static long events() {
        return Flux.from(documents().find(OWN).projection(new Document("seq", 1)))
                .toStream()
                .mapToLong(profile -> profile.get("seq", Number.class).longValue())
                .sum();
    }

    private static long count(Document filter) {
        return Mono.from(documents().countDocuments(filter)).block(SOON);
    }

    private static long writesOfALook() {
        Eventually.until(SOON, PreviewIT::isWalkOver);
        long before = writes();
        assertThat(service.post("/segments/preview", "{'rule':" + RULE + ",'exact':true}")
                        .status())
                .isEqualTo(200);
        return writes() - before;
    }

    /** Segments of other tests are in force, and who is there meanwhile may be in them. */
    private static boolean isWalkOver() {
        var basis = service.bean(Bases.class).fresh().block(SOON);
        return service.bean(WalkStore.class).load().block(SOON).isFinishedFor(basis.version());
    }

    /** To profiles: walks and checks note elsewhere which one they came to. */
    private static long writes() {
        return Stream.of("update", "insert", "findAndModify")
                .mapToLong(command -> service.commandsNaming("cus_pre_", "\"" + command + "\": \"profiles\""))
                .sum();
    }

    private static MongoCollection<Document> documents() {
        return service.bean(MongoDatabase.class).getCollection("profiles");
    }

    @SuppressWarnings("unchecked")
    private static AggregateStore<Profile> store() {
        var type = ResolvableType.forClassWithGenerics(AggregateStore.class, Profile.class);
        return (AggregateStore<Profile>) service.context().getBeanProvider(type).getObject();
    }
}
