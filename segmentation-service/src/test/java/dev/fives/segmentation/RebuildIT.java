package dev.fives.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.ticket.TicketSnapshot;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Profiles are folded anew from their facts while they are read and written: a service of its own, since all are. */
@ExtendWith(LocalBackends.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RebuildIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String REBUILD = "/ops/projections/segments/rebuild";
    private static final int CUSTOMERS = 300;

    private static RunningService service;
    private static TestTopics topics;
    private static MongoCollection<Document> profiles;
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
        profiles = service.bean(MongoDatabase.class).getCollection("profiles");
        buyers = publish("rb-buyers", "{'field':'purchases.count','op':'gte','value':3}");
        publish("rb-rich", "{'field':'purchases.amount','op':'gte','value':250}");
        publish(
                "rb-tea",
                "{'field':'purchases.count','where':{'category':'tea'},'windowDays':60,'op':'gte','value':2}");
        publish("rb-upset", "{'field':'openComplaints','op':'gte','value':1}");
        publish("rb-fans", "{'field':'lastScore.nps','op':'gte','value':9}");
        nested = publish(
                "rb-nested",
                "{'and':[{'field':'segments','op':'contains','value':'rb-buyers'},{'field':'risk.level','op':'eq','value':'LOW'}]}");
        tell();
        override(3, "INCLUDE");
        override(4, "EXCLUDE");
        override(150, "INCLUDE");
    }

    private static void tell() {
        var random = new Random(12);
        var now = service.clock.instant();
        var bought = new ArrayList<Bought>();
        for (int c = 0; c < CUSTOMERS; c++) {
            for (int p = 0; p < 1 + random.nextInt(7); p++) {
                var at = now.minus(Duration.ofDays(random.nextInt(120))).minusSeconds(p);
                bought.add(new Bought(customer(c), "pur_rb_" + c + "_" + p, at, (20 + random.nextInt(80)) + ".00"));
            }
        }
        topics.recorded(bought);
        var back = bought.stream()
                .filter(one -> one.purchaseId().hashCode() % 30 == 0)
                .toList();
        back.forEach(one -> topics.refunded(
                one.customerId(), one.purchaseId(), 2, one.at(), one.amount(), random.nextBoolean() ? "0.00" : "5.00"));
        for (int c = 0; c < CUSTOMERS; c += 9) {
            topics.answered(
                    customer(c), "rsp_rb_" + c, "NPS", c % 2 == 0 ? 9 : 3, c % 2 == 0 ? "POSITIVE" : "NEGATIVE", now);
            topics.ticket(EventTypes.COMPLAINT_RECEIVED, 1, complaint(c + 1), now);
        }
        Eventually.until(
                "facts",
                SOON,
                () -> facts("purchaseFacts", new Document("applied", true)) == bought.size() + back.size());
        Eventually.until(
                "complaints", SOON, () -> count(new Document("state.satisfaction.tickets.complaint", true)) == 34);
        Eventually.until(
                "answers", SOON, () -> count(new Document("state.satisfaction.lastScores.metric", "NPS")) == 34);
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
        long all = live;
        Eventually.until(
                "live purchases",
                SOON,
                () -> facts(
                                "purchaseFacts",
                                new Document("applied", true)
                                        .append("purchaseId", new Document("$regex", "^pur_rb_live")))
                        == all);
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
        var members = members();

        var lost = damage();
        var wrongNow = members();
        var mended = ended(begin());
        wrongNow.removeAll(members);

        assertThat(mended.at("/changed"))
                .as("damaged: " + wrongNow + " lost " + lost)
                .isEqualTo("5");
        assertThat(mended.at("/profiles")).isEqualTo(String.valueOf(CUSTOMERS));
        assertThat(mended.at("/hashBefore")).isNotEqualTo(before.at("/hashAfter"));
        assertThat(mended.at("/hashAfter")).isEqualTo(before.at("/hashAfter"));
        assertThat(members()).isEqualTo(members);
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
        setSegments(
                without,
                stored(without).stream()
                        .filter(segment -> !segment.getString("id").equals(buyers))
                        .toList());
        var wrong = found(new Document("state.segments.id", new Document("$ne", nested)));
        var added = new Document("id", nested)
                .append("version", 1L)
                .append("code", "rb-nested")
                .append("since", service.clock.instant());
        setSegments(
                wrong, Stream.concat(stored(wrong).stream(), Stream.of(added)).toList());
        var nothing = Mono.from(profiles.find(new Document("state.purchases.folded.purchases", 0)))
                .block()
                .get("state", Document.class)
                .get("purchases", Document.class)
                .get("folded", Document.class);
        set(
                customer(200),
                new Document(
                        "$set",
                        new Document("state.purchases", new Document("kept", List.of()).append("folded", nothing))));
        set(customer(10), new Document("$set", new Document("state.satisfaction.tickets", List.of())));
        var lost = found(new Document("state.segments.id", buyers)
                .append("state.satisfaction.lastScores", List.of())
                .append("state.overrides", List.of())
                .append("_id", new Document("$nin", List.of(without, wrong, customer(200), customer(10)))));
        Eventually.until("told", SOON, () -> !profileEvents(lost).isEmpty());
        Mono.from(profiles.deleteOne(new Document("_id", lost))).block();
        return lost;
    }

    @Test
    @Order(3)
    void EVT_12_runOfAnInstanceThatDied_isGoneOnWith_afterItsLease() {
        var whole = ended(begin());
        var firstHalf = IntStream.range(0, 120).mapToObj(RebuildIT::customer).toList();
        var hash = MembershipHash.START;
        for (var id : firstHalf) {
            hash = hash.with(id, segments(id));
        }
        var step = new Rebuild.Step(firstHalf.getLast(), firstHalf.size(), 0, 0, hash, hash);
        var dead = Rebuild.begun(realNow().minusSeconds(60))
                .advanced(step, new Rebuild.Lease("ins_dead", realNow().plusSeconds(10)));
        service.bean(RebuildStore.class)
                .store()
                .create("reb_half", "reb_half", dead, List.of(), null)
                .block();
        // somebody runs it, as far as anybody knows
        assertThat(service.post(REBUILD, null).status()).isEqualTo(409);

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
        var broken = found(new Document("state.segments.id", buyers)
                .append("state.satisfaction.lastScores", List.of())
                .append("state.overrides", List.of()));
        set(broken, new Document("$unset", new Document("state.segments", "")));

        var seen = ended(begin());
        assertThat(seen.at("/state")).isEqualTo("COMPLETED");
        assertThat(seen.at("/unreadable")).isEqualTo("1");
        assertThat(seen.at("/changed")).isEqualTo("0");
        assertThat(seen.at("/profiles")).isEqualTo(String.valueOf(CUSTOMERS - 1));

        othersAreReadWithoutIt();

        Mono.from(profiles.deleteOne(new Document("_id", broken))).block();
        var mended = ended(begin());
        assertThat(mended.at("/unreadable")).isEqualTo("0");
        assertThat(mended.at("/changed")).isEqualTo("1");
        assertThat(mended.at("/hashAfter")).isEqualTo(whole.at("/hashAfter"));
    }

    /** New rules reach everybody else, and so does time and what is asked of many. */
    private static void othersAreReadWithoutIt() {
        publish("rb-nobody", "{'field':'lastScore.nps','op':'gt','value':99}");
        awaitWalk();
        var due = service.clock.instant().minusSeconds(1);
        Mono.from(profiles.updateMany(
                        new Document("state.segments", null), new Document("$set", new Document("state.nextDueAt", due))))
                .block();
        var queries = service.bean(ProfileQueries.class);
        assertThat(queries.due(service.clock.instant(), CUSTOMERS).count().block())
                .isZero();
        assertThat(queries.page("", CUSTOMERS).count().block()).isEqualTo(CUSTOMERS - 1);
        assertThat(queries.inRandomOrder(CUSTOMERS).count().block()).isEqualTo(CUSTOMERS - 1);
        assertThat(service.bean(MeterRegistry.class)
                        .get("fives.profiles.skipped")
                        .tag("reason", "unreadable")
                        .counter()
                        .count())
                .isGreaterThanOrEqualTo(4);
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
        var result = service.get(REBUILD + "/" + run);
        return result;
    }

    private static List<String> members() {
        return Flux.from(profiles.find().sort(new Document("_id", 1)))
                .map(profile -> profile.getString("_id") + segments(profile))
                .collectList()
                .block();
    }

    private static List<String> segments(String customerId) {
        return segments(
                Mono.from(profiles.find(new Document("_id", customerId))).block());
    }

    private static List<Document> stored(String customerId) {
        return stored(Mono.from(profiles.find(new Document("_id", customerId))).block());
    }

    private static List<Document> stored(Document profile) {
        return profile.get("state", Document.class).getList("segments", Document.class);
    }

    private static void setSegments(String customerId, List<Document> segments) {
        set(customerId, new Document("$set", new Document("state.segments", segments)));
    }

    private static List<String> segments(Document profile) {
        return stored(profile).stream()
                .map(segment -> segment.getString("id"))
                .sorted()
                .toList();
    }

    private static List<String> profileEvents(String customerId) {
        return topics.segmentEventsOf(customerId).stream().map(SeenEvent::id).toList();
    }

    private static String found(Document filter) {
        return Mono.from(profiles.find(filter).sort(new Document("_id", -1)).limit(1))
                .block()
                .getString("_id");
    }

    private static void set(String customerId, Document change) {
        var result = Mono.from(profiles.updateOne(new Document("_id", customerId), change))
                .block();
        assertThat(result.getModifiedCount()).isEqualTo(1);
    }

    private static long count(Document filter) {
        return Mono.from(profiles.countDocuments(filter)).block();
    }

    private static long facts(String collection, Document filter) {
        return Mono.from(service.bean(MongoDatabase.class)
                        .getCollection(collection)
                        .countDocuments(filter))
                .block();
    }

    private static Instant realNow() {
        return service.bean(RealClock.class).instant();
    }

    private static String customer(int number) {
        return "cus_rb_%03d".formatted(number);
    }

    private static void override(int customer, String mode) {
        var path = "/segments/" + nested + "/overrides/" + customer(customer);
        assertThat(service.send("PUT", path, "{'mode':'" + mode + "','reason':'a test'}")
                        .status())
                .isEqualTo(200);
    }

    private static TicketSnapshot complaint(int customer) {
        return new TicketSnapshot(
                "tic_rb_" + customer,
                "T-1",
                customer(customer),
                "COMPLAINT",
                "NEW",
                "SURVEY",
                "SURVEY",
                "NORMAL",
                null,
                null,
                null,
                null,
                service.clock.instant(),
                null,
                null);
    }

    private static String publish(String code, String rule) {
        var id = service.post("/segments", "{'code':'" + code + "','name':'" + code + "','rule':" + rule + "}")
                .at("/id");
        assertThat(service.post("/segments/" + id + "/publish", null).status()).isEqualTo(200);
        return id;
    }
}
