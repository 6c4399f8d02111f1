package dev.fives.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.NewAggregate;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.segmentation.basis.app.Bases;
import dev.fives.segmentation.basis.app.WalkStore;
import dev.fives.segmentation.profile.model.Attributes;
import dev.fives.segmentation.profile.model.Profile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.core.ResolvableType;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** From the look before a segment is published to its end. */
@ExtendWith(LocalBackends.class)
class SegmentLifeIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int PROFILES = 10_000;

    private static RunningService service;
    private static TestTopics topics;

    @BeforeAll
    static void start() {
        service = RunningService.moving();
        topics = service.topics();
    }

    @Test
    void SEG_11_preview_countsTenThousandProfiles_andTellsNobody() {
        try {
            fill();
            var rule = "{'field':'address.postalCode','op':'startsWith','value':'7770'}";

            var seen = service.post("/segments/preview", "{'rule':" + rule + "}");

            assertThat(seen.status()).isEqualTo(200);
            assertThat(seen.at("/count")).isEqualTo("2500");
            assertThat(seen.at("/complete")).isEqualTo("true");
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
            Eventually.until("a look with no walk beside it", SOON, () -> writesOfALook(rule) == 0);
            assertThat(service.post("/segments/preview", "{'rule':{'field':'age','op':'contains'}}")
                            .response()
                            .body())
                    .contains("/rule/op");
        } finally {
            Mono.from(service.bean(MongoDatabase.class)
                            .getCollection("profiles")
                            .deleteMany(new Document("_id", new Document("$regex", "^cus_pre_"))))
                    .block();
        }
    }

    /** A quarter of them where the preview looks for them. */
    private static void fill() {
        var type = ResolvableType.forClassWithGenerics(AggregateStore.class, Profile.class);
        @SuppressWarnings("unchecked")
        var store = (AggregateStore<Profile>)
                service.context().getBeanProvider(type).getObject();
        var all = new ArrayList<NewAggregate<Profile>>();
        for (int i = 0; i < PROFILES; i++) {
            var id = "cus_pre_%05d".formatted(i);
            var state = Profile.of(id).withCustomer(attributes(i % 4 == 0 ? "777000" : "888000"), false, 1);
            all.add(new NewAggregate<>(id, id, state, List.of(), null));
        }
        Flux.fromIterable(all).buffer(500).concatMap(store::createAll).then().block(SOON);
    }

    private static Attributes attributes(String postalCode) {
        return new Attributes(
                "PERSON", null, null, null, null, null, null, "CN", null, null, postalCode, null, null, List.of());
    }

    private static long writesOfALook(String rule) {
        Eventually.until(SOON, SegmentLifeIT::isWalkOver);
        long before = writes();
        assertThat(service.post("/segments/preview", "{'rule':" + rule + "}").status())
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

    @Test
    void SEG_12_segment_thatAnEarningRuleAsksFor_doesNotEnd_untilTheRuleDoes() {
        var id = publish("asked-for", 31);
        var path = "/segments/" + id;
        topics.earningRule("erl_seg12", 1, List.of(id, "seg_other"), false);
        Eventually.asserted(
                SOON,
                () -> assertThat(service.get(path + "/dependents").at("/items/0/id"))
                        .isEqualTo("erl_seg12"));

        var refused = service.send("DELETE", path, null);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/dependents/0/kind")).isEqualTo("EARNING_RULE");
        assertThat(refused.at("/dependents/0/id")).isEqualTo("erl_seg12");
        assertThat(service.post(path + "/archive", null).status()).isEqualTo(409);
        assertThat(service.get(path).at("/status")).isEqualTo("PUBLISHED");

        topics.earningRule("erl_seg12", 1, List.of(id, "seg_other"), true);
        Eventually.asserted(
                SOON,
                () -> assertThat(service.get(path + "/dependents").body().at("/items"))
                        .isEmpty());
        // what comes once more is no news: another one on the same topic comes after it
        topics.earningRule("erl_seg12", 1, List.of(id, "seg_other"), false);
        var other = publish("asked-too", 32);
        topics.earningRule("erl_seg12", 3, List.of(other), false);
        Eventually.until(
                SOON,
                () -> service.get("/segments/" + other + "/dependents")
                                .body()
                                .at("/items")
                                .size()
                        == 1);
        assertThat(service.send("DELETE", path, null).at("/status")).isEqualTo("ARCHIVED");
        assertThat(service.send("DELETE", path, null).status()).isEqualTo(200);
    }

    @Test
    void SEG_12_segment_thatAnotherOneAsksFor_doesNotEnd() {
        var id = publish("asked-by-one", 33);
        var body = "{'code':'asking','name':'Asking','rule':"
                + "{'field':'segments','op':'contains','value':'asked-by-one'}}";
        var asking = service.post("/segments", body).at("/id");
        assertThat(service.get("/segments/" + id + "/dependents").body().at("/items"))
                .isEmpty();
        service.post("/segments/" + asking + "/publish", null);

        var refused = service.send("DELETE", "/segments/" + id, null);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/dependents/0/kind")).isEqualTo("SEGMENT");
        assertThat(refused.at("/dependents/0/id")).isEqualTo(asking);
        assertThat(service.send("DELETE", "/segments/" + asking, null).status()).isEqualTo(200);
        assertThat(service.send("DELETE", "/segments/" + id, null).status()).isEqualTo(200);
    }

    @Test
    void SEG_12_segment_thatAScoringPlanAsksFor_doesNotEnd_untilThePlanAsksNoMore() {
        var id = publish("scored", 34);
        var line = "{'label':'in it','points':5,'when':{'and':[{'field':'purchases.count','op':'gte','value':1},"
                + "{'not':{'field':'segments','op':'contains','value':'scored'}}]}}";
        var plan = "{'code':'scores-a-segment','name':'Scores','lines':[%s]}";
        var made = service.post("/scoring-plans", plan.formatted(line)).id();

        var refused = service.post("/segments/" + id + "/archive", null);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/dependents/0/kind")).isEqualTo("SCORING_PLAN");
        assertThat(refused.at("/dependents/0/id")).isEqualTo(made);
        assertThat(service.get("/segments/" + id + "/dependents").at("/items/0/id"))
                .isEqualTo(made);

        var each = "{'label':'any','points':5,'each':'SEGMENT'}";
        service.put("/scoring-plans/" + made, plan.formatted(each));
        assertThat(service.get("/segments/" + id + "/dependents").body().at("/items"))
                .isEmpty();
        assertThat(service.post("/segments/" + id + "/archive", null).status()).isEqualTo(200);
    }

    @Test
    void SEG_12_publishAgain_tellsTheDifferenceOnly_andTheVersionsStayReadable() {
        var now = service.clock.instant();
        topics.recorded("cus_diff1", "pur_d1", now, "5010.00");
        topics.recorded("cus_diff2", "pur_d2", now, "5020.00");
        topics.recorded("cus_diff3", "pur_d3", now, "5030.00");
        var id = publish("difference", 5010, 5020);
        Eventually.asserted(SOON, () -> assertThat(members(id)).containsExactly("cus_diff1", "cus_diff2"));

        publishAgain(id, 5020, 5030);

        Eventually.asserted(SOON, () -> assertThat(members(id)).containsExactly("cus_diff2", "cus_diff3"));
        Eventually.asserted(
                SOON,
                () -> assertThat(topics.segmentEventsOf("cus_diff"))
                        .filteredOn(event ->
                                event.data().at("/segmentId").asString().equals(id))
                        .extracting(event -> event.key() + " "
                                + event.type().split("\\.", -1)[2] + " v"
                                + event.data().at("/segmentVersion").asInt())
                        .containsExactlyInAnyOrder(
                                "cus_diff1 entered v1",
                                "cus_diff2 entered v1",
                                "cus_diff1 exited v2",
                                "cus_diff3 entered v2"));
        publishAgain(id, 5030, 5040);
        var versions = service.get("/segments/" + id + "/versions").body().at("/items");
        assertThat(versions.valueStream()
                        .map(version -> version.at("/version").asInt() + " "
                                + version.at("/rule/value/0").asInt()))
                .containsExactly("1 5010", "2 5020", "3 5030");
        assertThat(versions.valueStream()
                        .map(version -> version.at("/publishedAt").asString()))
                .doesNotContain("");
        var first = service.get("/segments/" + id + "/versions?pageSize=2").body();
        assertThat(service.get("/segments/" + id + "/versions?pageSize=2&cursor="
                                + first.at("/next").asString())
                        .at("/items/0/version"))
                .isEqualTo("3");
    }

    @Test
    void description_readsTheRuleBack_inTheReadersLanguage() {
        var id = service.post("/segments", """
                        {'code':'read-back','name':'Read back','rule':{'and':[
                          {'field':'purchases.count','op':'gte','value':3},
                          {'not':{'or':[{'field':'risk.level','op':'eq','value':'HIGH'},
                                        {'field':'address.city','op':'startsWith','value':'上海'}]}}]}}""").at("/id");
        var path = "/segments/" + id + "/description";

        var english = service.send("GET", path, null, "Accept-Language", "de, en;q=0.5");
        assertThat(english.at("/text"))
                .isEqualTo("Customers whose number of purchases is at least 3 and"
                        + " (whose risk is not high and whose city does not begin with “上海”).");
        assertThat(english.header("Content-Language")).isEqualTo("en");
        assertThat(english.body().has("inForce")).isFalse();
        service.post("/segments/" + id + "/publish", null);
        var chinese = service.send("GET", path, null, "Accept-Language", "zh-CN");
        assertThat(chinese.at("/text")).isEqualTo("购买次数不低于3，且（流失风险并非为高，且城市并非以“上海”开头）的客户。");
        assertThat(chinese.at("/inForce")).isEqualTo(chinese.at("/text"));
    }

    private static String publish(String code, int... amounts) {
        var created =
                service.post("/segments", "{'code':'" + code + "','name':'" + code + "','rule':" + rule(amounts) + "}");
        assertThat(created.status()).isEqualTo(201);
        assertThat(service.post("/segments/" + created.at("/id") + "/publish", null)
                        .status())
                .isEqualTo(200);
        return created.at("/id");
    }

    private static void publishAgain(String id, int... amounts) {
        var tag = service.get("/segments/" + id).etag();
        service.send("PATCH", "/segments/" + id, "{'rule':" + rule(amounts) + "}", "If-Match", tag);
        assertThat(service.post("/segments/" + id + "/publish", null).status()).isEqualTo(200);
    }

    private static String rule(int... amounts) {
        int last = amounts[amounts.length - 1];
        return "{'field':'purchases.amount','op':'between','value':[" + amounts[0] + "," + last + "]}";
    }

    private static List<String> members(String id) {
        return service.get("/segments/" + id + "/members")
                .body()
                .at("/items")
                .valueStream()
                .map(member -> member.at("/customerId").asString())
                .toList();
    }
}
