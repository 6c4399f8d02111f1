package dev.fives.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.EventType;
import dev.fives.contracts.EventTypes;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.test.topic.SeenEvent;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Who is in a segment, by whose word, why, and since when. */
@ExtendWith(LocalBackends.class)
class MembershipIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private static RunningService service;
    private static TestTopics topics;

    @BeforeAll
    static void start() {
        service = RunningService.moving();
        topics = service.topics();
    }

    @Test
    void SEG_10_override_takesOutWhoMatches_untilItIsTakenBack() {
        var id = publish("by-hand", where("7010"));
        customer("cus_hand", "701000");
        awaitMembers(id, "cus_hand rule");
        var override = "/segments/" + id + "/overrides/cus_hand";

        var excluded = service.send("PUT", override, "{'mode':'EXCLUDE','reason':'asked to be left out'}");
        assertThat(excluded.status()).isEqualTo(200);
        assertThat(excluded.at("/member")).isEqualTo("false");
        assertThat(members(id)).isEmpty();
        var again = service.send("PUT", override, "{'mode':'EXCLUDE','reason':'asked to be left out'}");
        assertThat(again.body()).isEqualTo(excluded.body());
        // the rule has no say meanwhile
        topics.customer("cus_hand", 2, "701099", null);
        awaitEvidence(id, "cus_hand", "customer:cus_hand-2");
        assertThat(members(id)).isEmpty();

        assertThat(service.send("DELETE", override, null).at("/member")).isEqualTo("true");
        assertThat(members(id)).containsExactly("cus_hand rule");
        awaitTold(EventTypes.SEGMENT_ENTERED, "cus_hand", id, "EVENT", "MANUAL");
        awaitTold(EventTypes.SEGMENT_EXITED, "cus_hand", id, "MANUAL");
    }

    @Test
    void SEG_10_list_isKeptByHand_andADeletedCustomerIsInNone() {
        var id = service.post("/segments", "{'code':'vip-list','name':'Friends 贵宾','kind':'STATIC'}")
                .at("/id");
        assertThat(service.get("/segments/" + id).body().has("rule")).isFalse();
        service.post("/segments/" + id + "/publish", null);
        customer("cus_vip", "702000");
        var override = "/segments/" + id + "/overrides/cus_vip";

        assertThat(service.send("PUT", override, "{'mode':'INCLUDE','reason':'friend of the house'}")
                        .at("/override/by"))
                .isEqualTo("clerk");
        assertThat(members(id)).containsExactly("cus_vip manual");
        topics.deleted("cus_vip", 2, "702000");
        awaitMembers(id);
        assertThat(explanation(id, "cus_vip").at("/reason").asString()).isEqualTo("deleted");
        topics.restored("cus_vip", 3, "702000");
        awaitMembers(id, "cus_vip manual");
        awaitTold(EventTypes.SEGMENT_ENTERED, "cus_vip", id, "MANUAL", "EVENT");
    }

    @Test
    void SEG_10_overrides_areListedWithWhoDecidedAndWhy() {
        var id = publish("listed-by-hand", where("7035"));
        var path = "/segments/" + id + "/overrides";
        var customers = List.of("cus_listed1", "cus_listed2", "cus_listed3");
        customers.forEach(customer -> customer(customer, "703500"));
        customers.forEach(customer ->
                service.send("PUT", path + "/" + customer, "{'mode':'EXCLUDE','reason':'by list " + customer + "'}"));
        var vip = "{'mode':'INCLUDE','reason':'friend of the house'}";
        service.send("PUT", path + "/cus_listed2", vip);
        service.send("PUT", "/segments/" + publish("not-listed", where("70359")) + "/overrides/cus_listed2", vip);

        var first = service.get(path + "?pageSize=2&count=true").body();
        assertThat(first.at("/total").intValue()).isEqualTo(3);
        assertThat(first.at("/items/0/mode").asString()).isEqualTo("EXCLUDE");
        assertThat(first.at("/items/0/reason").asString()).isEqualTo("by list cus_listed1");
        assertThat(first.at("/items/1/mode").asString()).isEqualTo("INCLUDE");
        assertThat(first.at("/items/1/by").asString()).isEqualTo("clerk");
        assertThat(first.at("/items/1/at").asString()).isNotEmpty();
        assertThat(customers(path + "?pageSize=2")).containsExactly("cus_listed1", "cus_listed2");
        assertThat(customers(path + "?pageSize=2&cursor=" + first.at("/next").asString()))
                .containsExactly("cus_listed3");

        service.send("DELETE", path + "/cus_listed1", null);
        assertThat(customers(path)).containsExactly("cus_listed2", "cus_listed3");
        assertThat(service.get("/segments/seg_none/overrides").status()).isEqualTo(404);
    }

    @Test
    void SEG_10_override_thatMakesNoSense_changesNothing() {
        var id = publish("no-sense", where("7030"));
        customer("cus_sense", "703000");
        awaitMembers(id, "cus_sense rule");
        var override = "/segments/" + id + "/overrides/cus_sense";

        var wrong = service.send("PUT", override, "{'mode':'MAYBE'}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.response().body()).contains("/mode", "/reason");
        var known = "{'mode':'EXCLUDE','reason':'x'}";
        assertThat(service.send("PUT", "/segments/" + id + "/overrides/cus_nobody", known)
                        .status())
                .isEqualTo(404);
        assertThat(service.send("PUT", "/segments/seg_none/overrides/cus_sense", known)
                        .status())
                .isEqualTo(404);
        service.send("DELETE", "/segments/" + id, null);
        assertThat(service.send("PUT", override, known).status()).isEqualTo(409);
        assertThat(service.send("DELETE", override, null).status()).isEqualTo(200);
    }

    @Test
    void SEG_17_explanation_leavesAnswerTheTree_withTheEventsTheyRestOn() {
        var id = publish("why", """
                {'and':[{'field':'purchases.count','op':'gte','value':2},
                        {'or':[{'field':'recencyDays','op':'gt','value':400},
                               {'not':{'field':'address.postalCode','op':'startsWith','value':'9'}}]},
                        {'field':'lastScore.nps','op':'gte','value':9}]}""");
        var now = service.clock.instant();
        customer("cus_why", "704000");
        topics.recorded("cus_why", "pur_why1", now.minusSeconds(60), "10.00");
        topics.recorded("cus_why", "pur_why2", now, "10.00");
        topics.refunded("cus_why", "pur_why1", 2, now, "10.00", "5.00");
        topics.answered("cus_why", "rsp_why", "NPS", 9, "POSITIVE", now);
        awaitMembers(id, "cus_why rule");
        awaitEvidence(id, "cus_why", "purchase:pur_why1-2");

        var in = explanation(id, "cus_why");
        assertThat(in.at("/member").asBoolean()).isTrue();
        assertThat(answer(in.at("/tree"))).isTrue();
        assertThat(eventIds(in.at("/tree/and/0")))
                .containsExactlyInAnyOrder("purchase:pur_why1-2", "purchase:pur_why2-1");
        assertThat(in.at("/tree/and/0/actual").intValue()).isEqualTo(2);
        assertThat(in.at("/tree/and/0/expected").intValue()).isEqualTo(2);
        assertThat(in.at("/tree/and/1/or/0/evidence/0/kind").asString()).isEqualTo("TIME");
        assertThat(in.at("/tree/and/1/or/0/evidence/0/at").asString())
                .isEqualTo(in.at("/at").asString());
        assertThat(eventIds(in.at("/tree/and/1/or/1/not"))).containsExactly("customer:cus_why-1");
        assertThat(eventIds(in.at("/tree/and/2"))).hasSize(1);
        assertThat(in.at("/tree/and/2/evidence/0/ref").asString()).isEqualTo("rsp_why");

        topics.customer("cus_why", 2, "900000", null);
        awaitMembers(id);
        var out = explanation(id, "cus_why");
        assertThat(out.at("/member").asBoolean()).isFalse();
        assertThat(answer(out.at("/tree"))).isFalse();
        assertThat(out.at("/reason").asString()).isEqualTo("rule");
        var left = events(EventTypes.SEGMENT_EXITED, "cus_why", id).getLast().data();
        assertThat(left.at("/cause/leaf").asString()).isEqualTo("address.postalCode startsWith 9");
        assertThat(left.at("/cause/eventId").asString()).isEqualTo("customer:cus_why-2");

        service.send("PUT", "/segments/" + id + "/overrides/cus_why", "{'mode':'INCLUDE','reason':'promised'}");
        var held = explanation(id, "cus_why");
        assertThat(held.at("/member").asBoolean()).isTrue();
        assertThat(held.at("/reason").asString()).isEqualTo("manual");
        assertThat(held.at("/override/reason").asString()).isEqualTo("promised");
        assertThat(service.get("/segments/" + id + "/members/cus_nobody/explanation")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void SEG_17_explanation_namesThePurchaseThatACondition_restsOn_behindManyNewerOnes() {
        var id = publish("why-tea", "{'field':'purchases.count','where':{'category':'why-tea'},'op':'gte','value':1}");
        var now = service.clock.instant();
        var shop = new Shop(service).customer("cus_behind");
        shop.buys("cus_behind", "pur_behind_tea", now.minusSeconds(9_000), Shop.line("sku-tea", "why-tea", 1, "10.00"));
        for (int i = 0; i < 60; i++) {
            var at = now.minusSeconds(100 + i);
            shop.buys("cus_behind", "pur_behind_" + i, at, Shop.line("sku-pot", "why-pots", 1, "10.00"));
        }
        shop.open();
        awaitMembers(id, "cus_behind rule");
        Eventually.asserted(
                SOON,
                () -> assertThat(eventIds(explanation(id, "cus_behind").at("/tree")))
                        .containsExactly("purchase:pur_behind_tea-1"));
    }

    @Test
    void SEG_20_membersAsOf_areThoseOfThatDay_thoughTheRuleIsAnotherOne() {
        var id = publish("as-of", where("7050"));
        customer("cus_past1", "705001");
        customer("cus_past2", "705002");
        customer("cus_past3", "799999");
        awaitMembers(id, "cus_past1 rule", "cus_past2 rule");
        service.clock.advance(Duration.ofHours(1));
        var thatDay = service.clock.instant();
        service.clock.advance(Duration.ofHours(1));

        change(id, where("7999"));
        awaitMembers(id, "cus_past3 rule");
        topics.customer("cus_past1", 2, "799998", null);
        awaitMembers(id, "cus_past1 rule", "cus_past3 rule");
        awaitTold(EventTypes.SEGMENT_EXITED, "cus_past2", id, "RULE");

        var asOf = "/segments/" + id + "/members?asOf=" + thatDay;
        Eventually.asserted(SOON, () -> assertThat(customers(asOf)).containsExactly("cus_past1", "cus_past2"));
        var first = service.get(asOf + "&pageSize=1&count=true").body();
        assertThat(first.at("/total").intValue()).isEqualTo(2);
        assertThat(customers(asOf + "&pageSize=1&cursor=" + first.at("/next").asString()))
                .containsExactly("cus_past2");
        assertThat(customers("/segments/" + id + "/members?asOf=" + service.clock.instant()))
                .containsExactly("cus_past1", "cus_past3");
        assertThat(customers("/segments/" + id + "/members?asOf=" + thatDay.minus(Duration.ofDays(1))))
                .isEmpty();
        List.of("tomorrow", thatDay.plus(Duration.ofDays(1)).toString(), "1990-01-01T00:00:00Z")
                .forEach(wrong -> assertThat(service.get("/segments/" + id + "/members?asOf=" + wrong)
                                .status())
                        .isEqualTo(400));
    }

    private static String where(String prefix) {
        return "{'field':'address.postalCode','op':'startsWith','value':'" + prefix + "'}";
    }

    private static String publish(String code, String rule) {
        var created = service.post("/segments", "{'code':'" + code + "','name':'" + code + "','rule':" + rule + "}");
        assertThat(created.status()).isEqualTo(201);
        var id = created.at("/id");
        assertThat(service.post("/segments/" + id + "/publish", null).status()).isEqualTo(200);
        return id;
    }

    private static void change(String id, String rule) {
        var tag = service.get("/segments/" + id).etag();
        service.send("PATCH", "/segments/" + id, "{'rule':" + rule + "}", "If-Match", tag);
        assertThat(service.post("/segments/" + id + "/publish", null).status()).isEqualTo(200);
    }

    private static void customer(String customerId, String postalCode) {
        topics.customer(customerId, 1, postalCode, null);
        Eventually.until(SOON, () -> service.get("/profiles/" + customerId).status() == 200);
    }

    private static JsonNode explanation(String id, String customerId) {
        return service.get("/segments/" + id + "/members/" + customerId + "/explanation")
                .body();
    }

    private static void awaitEvidence(String id, String customerId, String eventId) {
        Eventually.until(SOON, () -> explanation(id, customerId).toString().contains("\"" + eventId + "\""));
    }

    /** The tree, answered anew from what is said of its leaves. */
    private static boolean answer(JsonNode tree) {
        boolean answer = tree.has("and")
                ? tree.at("/and").valueStream().allMatch(MembershipIT::answer)
                : tree.has("or")
                        ? tree.at("/or").valueStream().anyMatch(MembershipIT::answer)
                        : tree.has("not")
                                ? !answer(tree.at("/not"))
                                : tree.at("/result").asBoolean();
        assertThat(tree.at("/result").asBoolean()).isEqualTo(answer);
        return answer;
    }

    private static List<String> eventIds(JsonNode leaf) {
        return leaf.at("/evidence")
                .valueStream()
                .map(one -> one.at("/eventId").asString())
                .toList();
    }

    private static List<String> members(String id) {
        return items("/segments/" + id + "/members")
                .map(member -> member.at("/customerId").asString() + " "
                        + member.at("/reason").asString())
                .toList();
    }

    private static List<String> customers(String path) {
        return items(path).map(member -> member.at("/customerId").asString()).toList();
    }

    private static Stream<JsonNode> items(String path) {
        var page = service.get(path);
        assertThat(page.status()).isEqualTo(200);
        return page.body().at("/items").valueStream();
    }

    private static void awaitMembers(String id, String... expected) {
        Eventually.asserted(SOON, () -> assertThat(members(id)).containsExactly(expected));
    }

    private static void awaitTold(EventType type, String customerId, String id, String... kinds) {
        Eventually.asserted(
                SOON,
                () -> assertThat(events(type, customerId, id))
                        .extracting(event -> event.data().at("/cause/kind").asString())
                        .containsExactly(kinds));
    }

    private static List<SeenEvent> events(EventType type, String customerId, String id) {
        return topics.segmentEvents(type, customerId).stream()
                .filter(event -> event.data().at("/segmentId").asString().equals(id))
                .toList();
    }
}
