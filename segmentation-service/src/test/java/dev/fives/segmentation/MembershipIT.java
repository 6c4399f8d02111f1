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

/** Who is in a segment, by whose word, why, and since when. */
@ExtendWith(LocalBackends.class)
class MembershipIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private static RunningService service;
    private static TestTopics topics;
    private static SegmentSteps steps;

    @BeforeAll
    static void start() {
        service = RunningService.moving();
        topics = service.topics();
        steps = new SegmentSteps(service);
    }

    @Test
    void SEG_10_override_takesOutWhoMatches_untilItIsTakenBack() {
        var id = steps.publish("by-hand", where("7010"));
        steps.customer("cus_hand", "701000");
        steps.awaitMembers(id, "cus_hand rule");
        var override = "/segments/" + id + "/overrides/cus_hand";

        var excluded = service.send("PUT", override, "{'mode':'EXCLUDE','reason':'asked to be left out'}");
        assertThat(excluded.status()).isEqualTo(200);
        assertThat(excluded.at("/member")).isEqualTo("false");
        assertThat(steps.members(id)).isEmpty();
        var again = service.send("PUT", override, "{'mode':'EXCLUDE','reason':'asked to be left out'}");
        assertThat(again.body()).isEqualTo(excluded.body());
        // the rule has no say meanwhile
        topics.customer("cus_hand", 2, "701099", null);
        steps.awaitEvidence(id, "cus_hand", "customer:cus_hand-2");
        assertThat(steps.members(id)).isEmpty();

        assertThat(service.send("DELETE", override, null).at("/member")).isEqualTo("true");
        assertThat(steps.members(id)).containsExactly("cus_hand rule");
        steps.awaitTold(EventTypes.SEGMENT_ENTERED, "cus_hand", id, "EVENT", "MANUAL");
        steps.awaitTold(EventTypes.SEGMENT_EXITED, "cus_hand", id, "MANUAL");
    }

    @Test
    void SEG_10_list_isKeptByHand_andADeletedCustomerIsInNone() {
        var id = service.post("/segments", "{'code':'vip-list','name':'Friends 贵宾','kind':'STATIC'}")
                .at("/id");
        assertThat(service.get("/segments/" + id).body().has("rule")).isFalse();
        service.post("/segments/" + id + "/publish", null);
        steps.customer("cus_vip", "702000");
        var override = "/segments/" + id + "/overrides/cus_vip";

        assertThat(service.send("PUT", override, "{'mode':'INCLUDE','reason':'friend of the house'}")
                        .at("/override/by"))
                .isEqualTo("clerk");
        assertThat(steps.members(id)).containsExactly("cus_vip manual");
        topics.deleted("cus_vip", 2, "702000");
        steps.awaitMembers(id);
        assertThat(steps.explanation(id, "cus_vip").at("/reason").asString()).isEqualTo("deleted");
        topics.restored("cus_vip", 3, "702000");
        steps.awaitMembers(id, "cus_vip manual");
        steps.awaitTold(EventTypes.SEGMENT_ENTERED, "cus_vip", id, "MANUAL", "EVENT");
    }

    @Test
    void SEG_10_overrides_areListedWithWhoDecidedAndWhy() {
        var id = steps.publish("listed-by-hand", where("7035"));
        var path = "/segments/" + id + "/overrides";
        var customers = List.of("cus_listed1", "cus_listed2", "cus_listed3");
        customers.forEach(customer -> steps.customer(customer, "703500"));
        customers.forEach(customer ->
                service.send("PUT", path + "/" + customer, "{'mode':'EXCLUDE','reason':'by list " + customer + "'}"));
        var vip = "{'mode':'INCLUDE','reason':'friend of the house'}";
        service.send("PUT", path + "/cus_listed2", vip);
        service.send("PUT", "/segments/" + steps.publish("not-listed", where("70359")) + "/overrides/cus_listed2", vip);

        var first = service.get(path + "?pageSize=2&count=true").body();
        assertThat(first.at("/total").intValue()).isEqualTo(3);
        assertThat(first.at("/items/0/mode").asString()).isEqualTo("EXCLUDE");
        assertThat(first.at("/items/0/reason").asString()).isEqualTo("by list cus_listed1");
        assertThat(first.at("/items/1/mode").asString()).isEqualTo("INCLUDE");
        assertThat(first.at("/items/1/by").asString()).isEqualTo("clerk");
        assertThat(first.at("/items/1/at").asString()).isNotEmpty();
        assertThat(steps.customers(path + "?pageSize=2")).containsExactly("cus_listed1", "cus_listed2");
        assertThat(steps.customers(
                        path + "?pageSize=2&cursor=" + first.at("/next").asString()))
                .containsExactly("cus_listed3");

        service.send("DELETE", path + "/cus_listed1", null);
        assertThat(steps.customers(path)).containsExactly("cus_listed2", "cus_listed3");
        assertThat(service.get("/segments/seg_none/overrides").status()).isEqualTo(404);
    }

    @Test
    void SEG_10_override_thatMakesNoSense_changesNothing() {
        var id = steps.publish("no-sense", where("7030"));
        steps.customer("cus_sense", "703000");
        steps.awaitMembers(id, "cus_sense rule");
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
    void SEG_20_membersAsOf_areThoseOfThatDay_thoughTheRuleIsAnotherOne() {
        var id = steps.publish("as-of", where("7050"));
        steps.customer("cus_past1", "705001");
        steps.customer("cus_past2", "705002");
        steps.customer("cus_past3", "799999");
        steps.awaitMembers(id, "cus_past1 rule", "cus_past2 rule");
        service.clock.advance(Duration.ofHours(1));
        var thatDay = service.clock.instant();
        service.clock.advance(Duration.ofHours(1));

        steps.change(id, where("7999"));
        steps.awaitMembers(id, "cus_past3 rule");
        topics.customer("cus_past1", 2, "799998", null);
        steps.awaitMembers(id, "cus_past1 rule", "cus_past3 rule");
        steps.awaitTold(EventTypes.SEGMENT_EXITED, "cus_past2", id, "RULE");

        var asOf = "/segments/" + id + "/members?asOf=" + thatDay;
        Eventually.asserted(SOON, () -> assertThat(steps.customers(asOf)).containsExactly("cus_past1", "cus_past2"));
        var first = service.get(asOf + "&pageSize=1&count=true").body();
        assertThat(first.at("/total").intValue()).isEqualTo(2);
        assertThat(steps.customers(
                        asOf + "&pageSize=1&cursor=" + first.at("/next").asString()))
                .containsExactly("cus_past2");
        assertThat(steps.customers("/segments/" + id + "/members?asOf=" + service.clock.instant()))
                .containsExactly("cus_past1", "cus_past3");
        assertThat(steps.customers("/segments/" + id + "/members?asOf=" + thatDay.minus(Duration.ofDays(1))))
                .isEmpty();
        List.of("tomorrow", thatDay.plus(Duration.ofDays(1)).toString(), "1990-01-01T00:00:00Z")
                .forEach(wrong -> assertThat(service.get("/segments/" + id + "/members?asOf=" + wrong)
                                .status())
                        .isEqualTo(400));
    }

    private static String where(String prefix) {
        return "{'field':'address.postalCode','op':'startsWith','value':'" + prefix + "'}";
    }
}
