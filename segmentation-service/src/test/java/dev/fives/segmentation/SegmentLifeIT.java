package dev.fives.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.EventTypes;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From what rests on a segment to its end. */
@ExtendWith(LocalBackends.class)
class SegmentLifeIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private static RunningService service;
    private static TestTopics topics;

    @BeforeAll
    static void start() {
        service = RunningService.moving();
        topics = service.topics();
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
    void SEG_12_segment_thatALiveStrategyIsFor_doesNotEnd_untilTheStrategyDoes() {
        var id = publish("looked-after", 35);
        var path = "/segments/" + id;
        var live = "{'segmentId':'%s','name':'Look after','owner':'Wang','contactCadenceDays':30}".formatted(id);
        var strategy = service.post("/strategies", live).id();

        var refused = service.post(path + "/archive", null);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/dependents/0/kind")).isEqualTo("STRATEGY");
        assertThat(refused.at("/dependents/0/id")).isEqualTo(strategy);
        assertThat(service.get(path + "/dependents").at("/items/0/id")).isEqualTo(strategy);
        assertThat(service.get(path).at("/status")).isEqualTo("PUBLISHED");

        var archived = service.put("/strategies/" + strategy, live.replace("}", ",'archived':true}"));
        assertThat(archived.at("/archived")).isEqualTo("true");
        assertThat(service.get(path + "/dependents").body().at("/items")).isEmpty();
        assertThat(service.post(path + "/archive", null).status()).isEqualTo(200);
        assertThat(topics.segmentEvents(EventTypes.STRATEGY_PUBLISHED, strategy))
                .extracting(event -> event.data().path("archived").asBoolean(false))
                .containsExactly(false, true);

        assertThat(service.put("/strategies/" + strategy, live).status()).isEqualTo(409);
        assertThat(service.get("/strategies/" + strategy).at("/archived")).isEqualTo("true");
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
