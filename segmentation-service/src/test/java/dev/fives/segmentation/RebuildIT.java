package dev.fives.segmentation;

import static dev.fives.segmentation.RebuildStory.CUSTOMERS;
import static dev.fives.segmentation.RebuildStory.customer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.events.state.PresentState;
import dev.fives.kit.events.state.StateSource;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.test.stack.TestHttp.Answer;
import dev.fives.kit.test.topic.SeenEvent;
import dev.fives.kit.time.RealClock;
import dev.fives.segmentation.TestTopics.Bought;
import dev.fives.segmentation.basis.app.Bases;
import dev.fives.segmentation.basis.app.WalkStore;
import dev.fives.segmentation.profile.app.ProfileQueries;
import dev.fives.segmentation.rebuild.app.RebuildStore;
import dev.fives.segmentation.rebuild.model.MembershipHash;
import dev.fives.segmentation.rebuild.model.Rebuild;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** Profiles are folded anew from their facts while they are read and written: a service of its own, since all are. */
@ExtendWith(LocalBackends.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RebuildIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String REBUILD = "/ops/projections/segments/rebuild";

    private static RunningService service;
    private static TestTopics topics;
    private static RebuildStory story;
    private static ProfileDamage profiles;
    private static SegmentSteps steps;
    private static String buyers;
    private static String nested;

    @BeforeAll
    static void everybodyBuysAnswersAndComplains() {
        // small limits, so that most of what is bought lies in the sums; nobody else mends what the test breaks
        service = new RunningService(
                RunningService.START,
                "fives.segmentation.profile.purchases-kept=4",
                "fives.segmentation.profile.items-kept=6",
                "fives.segmentation.self-check.interval=1h",
                "fives.segmentation.rebuild.page-size=40");
        topics = service.topics();
        story = new RebuildStory(service);
        profiles = new ProfileDamage(service);
        steps = new SegmentSteps(service);
        buyers = steps.publish("rb-buyers", "{'field':'purchases.count','op':'gte','value':3}");
        steps.publish("rb-rich", "{'field':'purchases.amount','op':'gte','value':250}");
        steps.publish(
                "rb-tea",
                "{'field':'purchases.count','where':{'category':'tea'},'windowDays':60,'op':'gte','value':2}");
        steps.publish("rb-upset", "{'field':'openComplaints','op':'gte','value':1}");
        steps.publish("rb-fans", "{'field':'lastScore.nps','op':'gte','value':9}");
        nested = steps.publish(
                "rb-nested",
                "{'and':[{'field':'segments','op':'contains','value':'rb-buyers'},{'field':'risk.level','op':'eq','value':'LOW'}]}");
        story.tell();
        override(3, "INCLUDE");
        override(4, "EXCLUDE");
        override(150, "INCLUDE");
    }

    @Test
    @Order(1)
    void EVT_12_rebuild_findsNothingWrong_andReadsGoOnWhileCustomersBuy() {
        int live = 0;
        var run = begin();
        while (state(run).equals("RUNNING") || live < 20) {
            topics.recorded(
                    List.of(new Bought(customer(live % 20), "pur_rb_live_" + live, service.clock.instant(), "1.00")));
            assertThat(service.get("/segments/" + buyers + "/members").status()).isEqualTo(200);
            assertThat(service.get("/profiles/" + customer(live % 20)).status()).isEqualTo(200);
            live++;
        }

        var result = ended(run);
        assertThat(result.at("/state")).isEqualTo("COMPLETED");
        assertThat(result.at("/profiles")).isEqualTo(String.valueOf(CUSTOMERS));
        assertThat(result.at("/changed")).isEqualTo("0");
        assertThat(result.at("/hashAfter")).isEqualTo(result.at("/hashBefore"));
        story.awaitApplied("^pur_rb_live", live);
    }

    @Test
    @Order(2)
    void EVT_12_damage_isMended_andASecondRunChangesNothing() {
        var before = ended(begin());
        long told = topics.segmentEventsOf("cus_rb").size();
        var again = ended(begin());
        assertThat(again.at("/changed")).isEqualTo("0");
        assertThat(again.at("/hashAfter")).isEqualTo(before.at("/hashAfter"));
        assertThat(topics.segmentEventsOf("cus_rb")).hasSize((int) told);
        rankNow();
        var members = profiles.members();

        var lost = damage();
        var wrongNow = profiles.members();
        var mended = ended(begin());
        wrongNow.removeAll(members);

        assertThat(mended.at("/changed"))
                .as("damaged: " + wrongNow + " lost " + lost)
                .isEqualTo("5");
        assertThat(mended.at("/profiles")).isEqualTo(String.valueOf(CUSTOMERS));
        assertThat(mended.at("/hashBefore")).isNotEqualTo(before.at("/hashAfter"));
        assertThat(mended.at("/hashAfter")).isEqualTo(before.at("/hashAfter"));
        assertThat(profiles.members()).isEqualTo(members);
        var last = ended(begin());
        assertThat(last.at("/changed")).isEqualTo("0");
        assertThat(last.at("/hashBefore")).isEqualTo(before.at("/hashAfter"));
        assertThat(last.at("/hashAfter")).isEqualTo(before.at("/hashAfter"));
        // the events of the profile that was lost went on with new numbers
        Eventually.asserted(
                SOON,
                () -> assertThat(profileEvents(lost)).doesNotHaveDuplicates().hasSizeGreaterThan(2));
    }

    /** A ranking that still waits for its rest would walk over the damage and mend the memberships before the rebuild. */
    private static void rankNow() {
        service.post("/settings/rfm/cuts", null);
        awaitWalk();
    }

    private static void awaitWalk() {
        Eventually.until(
                "walk",
                SOON,
                () -> service.bean(Bases.class)
                        .fresh()
                        .flatMap(basis ->
                                service.bean(WalkStore.class).load().map(walk -> walk.isFinishedFor(basis.version())))
                        .block());
    }

    /** One membership is gone, one is wrong, purchases and tickets are gone, and one whole profile. */
    private static String damage() {
        var inBuyers = service.get("/segments/" + buyers + "/members").body().at("/items");
        var without = inBuyers.get(0).at("/customerId").asString();
        profiles.takeOutOf(buyers, without);
        var wrong = profiles.found(new Document("state.segments.id", new Document("$ne", nested)));
        profiles.putInto(nested, "rb-nested", service.clock.instant(), wrong);
        profiles.emptyPurchases(customer(200));
        profiles.forgetTickets(customer(10));
        var lost = profiles.found(new Document("state.segments.id", buyers)
                .append("state.satisfaction.lastScores", List.of())
                .append("state.overrides", List.of())
                .append("_id", new Document("$nin", List.of(without, wrong, customer(200), customer(10)))));
        Eventually.until("told", SOON, () -> !profileEvents(lost).isEmpty());
        profiles.delete(lost);
        return lost;
    }

    @Test
    @Order(3)
    void EVT_12_runOfAnInstanceThatDied_isGoneOnWith_afterItsLease() {
        var whole = ended(begin());
        var firstHalf = IntStream.range(0, 120).mapToObj(RebuildStory::customer).toList();
        var hash = MembershipHash.START;
        for (var id : firstHalf) {
            hash = hash.with(id, profiles.segments(id));
        }
        var step = new Rebuild.Step(firstHalf.getLast(), firstHalf.size(), 0, 0, hash, hash);
        var dead = Rebuild.begun(realNow().minusSeconds(60))
                .advanced(step, new Rebuild.Lease("ins_dead", realNow().plusSeconds(10)));
        service.bean(RebuildStore.class)
                .store()
                .create("reb_half", "reb_half", dead, List.of(), null)
                .block();
        // somebody runs it, as far as anybody knows
        var refused = service.post(REBUILD, null);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.header("Retry-After")).isEqualTo("10");

        var result = ended("reb_half");

        assertThat(result.at("/profiles")).isEqualTo(String.valueOf(CUSTOMERS));
        assertThat(result.at("/changed")).isEqualTo("0");
        assertThat(result.at("/hashAfter")).isEqualTo(whole.at("/hashAfter"));
        assertThat(service.get(REBUILD + "/reb_none").status()).isEqualTo(404);
    }

    /** As a hand in the database may leave one: it hides nobody else, and its removal heals it. */
    @Test
    @Order(4)
    void EVT_12_profileThatCannotBeRead_isCounted_andMadeAgainOnceItsDocumentIsGone() {
        rankNow();
        var whole = ended(begin());
        var broken = profiles.found(new Document("state.segments.id", buyers)
                .append("state.satisfaction.lastScores", List.of())
                .append("state.overrides", List.of()));
        profiles.makeUnreadable(broken);

        var seen = ended(begin());
        assertThat(seen.at("/state")).isEqualTo("COMPLETED");
        assertThat(seen.at("/unreadable")).isEqualTo("1");
        assertThat(seen.at("/changed")).isEqualTo("0");
        assertThat(seen.at("/profiles")).isEqualTo(String.valueOf(CUSTOMERS - 1));

        othersAreReadWithout(broken);

        profiles.delete(broken);
        var mended = ended(begin());
        assertThat(mended.at("/unreadable")).isEqualTo("0");
        assertThat(mended.at("/changed")).isEqualTo("1");
        assertThat(mended.at("/hashAfter")).isEqualTo(whole.at("/hashAfter"));
    }

    /** New rules reach everybody else, and so does time and what is asked of many. */
    private static void othersAreReadWithout(String broken) {
        steps.publish("rb-nobody", "{'field':'lastScore.nps','op':'gt','value':99}");
        awaitWalk();
        profiles.makeDue(broken, service.clock.instant().minusSeconds(1));
        var queries = service.bean(ProfileQueries.class);
        assertThat(queries.due(service.clock.instant(), CUSTOMERS).count().block())
                .isZero();
        assertThat(queries.page("", CUSTOMERS).count().block()).isEqualTo(CUSTOMERS - 1);
        assertThat(queries.inRandomOrder(List.of(), CUSTOMERS).count().block()).isEqualTo(CUSTOMERS - 1);
        assertThat(service.bean(StateSource.class)
                        .present(List.of(broken, customer(3)))
                        .block())
                .extracting(PresentState::key)
                .containsExactly(customer(3));
        assertThat(service.bean(MeterRegistry.class)
                        .get("fives.profiles.skipped")
                        .tag("reason", "unreadable")
                        .counter()
                        .count())
                .isGreaterThanOrEqualTo(5);
    }

    private static String begin() {
        var accepted = service.post(REBUILD, null);
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.at("/state")).isEqualTo("RUNNING");
        return accepted.at("/id");
    }

    private static String state(String run) {
        return service.get(REBUILD + "/" + run).at("/state");
    }

    private static Answer ended(String run) {
        Eventually.until("end of " + run, SOON, () -> !state(run).equals("RUNNING"));
        return service.get(REBUILD + "/" + run);
    }

    private static List<String> profileEvents(String customerId) {
        return topics.segmentEventsOf(customerId).stream().map(SeenEvent::id).toList();
    }

    private static Instant realNow() {
        return service.bean(RealClock.class).instant();
    }

    private static void override(int customer, String mode) {
        var path = "/segments/" + nested + "/overrides/" + customer(customer);
        assertThat(service.send("PUT", path, "{'mode':'" + mode + "','reason':'a test'}")
                        .status())
                .isEqualTo(200);
    }
}
