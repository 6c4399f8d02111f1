package dev.fives.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.purchase.PurchaseChanged;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Plans over HTTP, and the tasks that they make of events. */
class CarePlanIT extends CareScenario {
    private static final String VISIT =
            "{'name':'How is it?','kind':'FOLLOW_UP','trigger':'PURCHASE','channel':'PHONE',"
                    + "'offsetDays':3,'holdoutPercent':0}";

    @Test
    void plan_isMadeOnceForItsKey_replacedByWhoHasSeenIt_switchedAndThrownAway() {
        HttpResponse<String> made = loyalty.post("/care-plans", VISIT, "Idempotency-Key", "plan-" + number);
        HttpResponse<String> again = loyalty.post("/care-plans", VISIT, "Idempotency-Key", "plan-" + number);
        String path = "/care-plans/" + json(made).path("planId").asString();
        String etag = made.headers().firstValue("ETag").orElseThrow();

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.headers().firstValue("Location")).contains(path);
        assertThat(again.body()).isEqualTo(made.body());
        assertThat(json(made).path("trigger").asString()).isEqualTo("PURCHASE");
        assertThat(json(made).path("enabled").asBoolean()).isTrue();
        assertThat(loyalty.put(path, VISIT).statusCode()).isEqualTo(428);
        assertThat(loyalty.put(path, VISIT, "If-Match", "\"999\"").statusCode()).isEqualTo(412);
        HttpResponse<String> other = loyalty.put(path, VISIT.replace("':3", "':5"), "If-Match", etag);
        assertThat(json(other).path("offsetDays").asInt()).isEqualTo(5);
        assertThat(loyalty.delete(path, etag).statusCode()).isEqualTo(412);

        HttpResponse<String> off = loyalty.post(path + "/disable", "");
        assertThat(json(off).path("enabled").asBoolean()).isFalse();
        assertThat(json(loyalty.post(path + "/enable", "")).path("enabled").asBoolean())
                .isTrue();
        assertThat(loyalty.post(path + "/disable", "", "If-Match", etag).statusCode())
                .isEqualTo(412);
        remove(path);
        assertThat(loyalty.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void plan_thatIsWrong_isToldAllThatIsWrongAtOnce() {
        HttpResponse<String> wrong = loyalty.post(
                "/care-plans",
                "{'kind':'HOLIDAY','feast':'LUNCH','channel':'PIGEON','offsetDays':999,'localTime':'25:00',"
                        + "'regions':['/'],'everyDays':3,'holdoutPercent':101,'template':'<b>'}");
        HttpResponse<String> other = loyalty.post(
                "/care-plans", "{'kind':'RECOVERY','trigger':'BIRTHDAY','channel':'PHONE','offsetDays':-1}");

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(json(wrong).findValuesAsString("pointer"))
                .containsExactlyInAnyOrder(
                        "/feast",
                        "/channel",
                        "/offsetDays",
                        "/localTime",
                        "/regions/0",
                        "/everyDays",
                        "/holdoutPercent",
                        "/template");
        assertThat(json(other).findValuesAsString("pointer"))
                .containsExactlyInAnyOrder("/trigger", "/segmentId", "/offsetDays");
    }

    @Test
    void shippedPlans_areThere_andListed() {
        JsonNode all = loyalty.json("/care-plans?count=true&pageSize=1");
        JsonNode rest = loyalty.json(
                "/care-plans?count=true&pageSize=1&cursor=" + all.path("next").asString());

        assertThat(all.path("total").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(all.path("items")).hasSize(1);
        assertThat(rest.path("items").findValuesAsString("planId"))
                .doesNotContainAnyElementsOf(all.path("items").findValuesAsString("planId"));
        assertThat(loyalty.json("/care-plans/cpl_complaint-follow-up")
                        .path("offsetDays")
                        .asInt())
                .isEqualTo(7);
    }

    @Test
    void LOY_22_purchase_isFollowedUpSoManyDaysLater_onceForEachPlan_howeverOftenItIsTold() {
        String path = made(VISIT);
        PurchaseChanged first = RunningLoyalty.purchase("pur_" + number, customer, 1, "10.00");
        for (int i = 0; i < 3; i++) {
            buys(first);
        }
        loyalty.awaitIdle();
        assertThat(statuses()).containsExactly("PLANNED");

        loyalty.clock.advance(Duration.ofDays(3));
        awaitStatus("DUE");
        buys(RunningLoyalty.purchase("pur_" + number + "_2", customer, 1, "10.00"));
        loyalty.awaitIdle();
        assertThat(statuses()).containsExactlyInAnyOrder("DUE", "PLANNED");
        remove(path);

        buys(RunningLoyalty.purchase("pur_" + number + "_3", customer, 1, "10.00"));
        loyalty.awaitIdle();
        assertThat(statuses()).as("the plan is gone, its tasks are not").hasSize(2);
    }

    /** Topics are not in order with each other. */
    @Test
    void LOY_22_purchaseThatIsHeardBeforeItsCustomer_isFollowedUpByAPlanForARegion_onceTheCustomerIsKnown() {
        String everywhere = made(VISIT);
        String here = made(VISIT.replace("'holdout", "'regions':['CN'],'holdout"));
        String there = made(VISIT.replace("'holdout", "'regions':['US'],'holdout"));
        PurchaseChanged first = RunningLoyalty.purchase("pur_" + number, customer, 1, "10.00");
        buys(first);
        loyalty.awaitIdle();
        assertThat(plansOfTasks()).containsExactly(idOf(everywhere));

        for (int i = 0; i < 2; i++) {
            TwoLoyalties.hearsOfCustomer(loyalty, customer, null, "Asia/Shanghai", "CN");
            buys(first);
        }
        loyalty.awaitIdle();

        assertThat(plansOfTasks()).containsExactlyInAnyOrder(idOf(everywhere), idOf(here));
        assertThat(loyalty.count("care_unheard", new Document("_id", customer).append("state.happened", List.of())))
                .as("nothing waits any more")
                .isEqualTo(1);
        List.of(everywhere, here, there).forEach(this::remove);
    }

    private List<String> plansOfTasks() {
        return tasks(customer).stream()
                .map(task -> task.path("planId").asString())
                .toList();
    }

    private static String idOf(String path) {
        return path.replaceAll(".*/", "");
    }

    @Test
    void LOY_22_restingPlan_makesNothing_andNothingOfThatTimeLater() {
        String path = made(VISIT.replace("'holdout", "'enabled':false,'holdout"));
        PurchaseChanged bought = RunningLoyalty.purchase("pur_" + number, customer, 1, "10.00");
        buys(bought);
        loyalty.awaitIdle();
        loyalty.clock.advance(Duration.ofMinutes(1));
        assertThat(loyalty.post(path + "/enable", "").statusCode()).isEqualTo(200);

        loyalty.hears(EventTypes.PURCHASE_RECORDED, bought, "purchase", bought.purchaseId() + "_again", 1, customer);
        loyalty.awaitIdle();

        assertThat(statuses()).as("told now, so it counts").hasSize(1);
        remove(path);
    }

    @Test
    void LOY_22_planForASegment_isForItsMembersAlone() {
        String path = made(VISIT.replace("'holdout", "'segmentId':'seg_vip_" + number + "','holdout"));
        String member = customer + "_vip";
        loyalty.hearsOfSegment(EventTypes.SEGMENT_ENTERED, "seg_vip_" + number, member, 1);
        loyalty.awaitIdle();

        buys(RunningLoyalty.purchase("pur_" + number, customer, 1, "10.00"));
        buys(RunningLoyalty.purchase("pur_" + member, member, 1, "10.00"));
        loyalty.awaitIdle();

        assertThat(statuses()).isEmpty();
        assertThat(tasks(member)).hasSize(1);
        remove(path);
    }

    @Test
    void enteredSegment_isRecovered_onceForEachEntry() {
        String path = made("{'kind':'RECOVERY','channel':'PHONE','segmentId':'seg_sad_" + number + "'}");
        for (int i = 0; i < 2; i++) {
            loyalty.hearsOfSegment(EventTypes.SEGMENT_ENTERED, "seg_sad_" + number, customer, 1);
        }
        loyalty.hearsOfSegment(EventTypes.SEGMENT_ENTERED, "seg_other", customer, 2);
        loyalty.awaitIdle();

        awaitStatus("DUE");
        assertThat(tasks(customer)).singleElement().satisfies(task -> {
            assertThat(task.path("kind").asString()).isEqualTo("RECOVERY");
            assertThat(task.path("reason").asString()).isEqualTo("SEGMENT_ENTERED");
        });
        remove(path);
    }

    @Test
    void LOY_21_shippedCalendar_tellsThePublishedDays() {
        JsonNode days = loyalty.json("/holiday-calendars/hol_shipped/days?from=2026&to=2030");

        assertThat(datesOf(days, "SPRING_FESTIVAL"))
                .containsExactly("2026-02-17", "2027-02-06", "2028-01-26", "2029-02-13", "2030-02-03");
        assertThat(datesOf(days, "MID_AUTUMN_FESTIVAL"))
                .containsExactly("2026-09-25", "2027-09-15", "2028-10-03", "2029-09-22", "2030-09-12");
        assertThat(loyalty.get("/holiday-calendars/hol_shipped/days?from=2030&to=2026")
                        .statusCode())
                .isEqualTo(400);
        assertThat(loyalty.json("/holiday-calendars/hol_shipped")
                        .path("shipped")
                        .asBoolean())
                .isTrue();
        assertThat(loyalty.put("/holiday-calendars/hol_shipped", ours("X", "06-18"), "If-Match", "\"0\"")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void LOY_21_ownCalendar_isMadeReplacedAndThrownAway_andPlansNameItsFeasts() {
        String code = "OURS_" + number.toUpperCase(Locale.ROOT);
        HttpResponse<String> made = loyalty.post("/holiday-calendars", ours(code, "06-18"));
        String path = "/holiday-calendars/" + json(made).path("calendarId").asString();
        String plan = made("{'kind':'HOLIDAY','channel':'APP','feast':'" + code + "'}");

        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(loyalty.post("/holiday-calendars", ours(code, "06-19")).statusCode())
                .as("the code is taken")
                .isEqualTo(422);
        assertThat(loyalty.post("/holiday-calendars", ours("CHRISTMAS", "06-19"))
                        .statusCode())
                .as("the code ships")
                .isEqualTo(422);
        String etag = made.headers().firstValue("ETag").orElseThrow();
        assertThat(loyalty.put(path, ours(code, "02-30"), "If-Match", etag).statusCode())
                .isEqualTo(422);
        assertThat(loyalty.put(path, ours(code, "07-01"), "If-Match", etag).statusCode())
                .isEqualTo(200);
        assertThat(datesOf(loyalty.json(path + "/days?from=2027&to=2028"), code))
                .containsExactly("2027-07-01", "2028-07-01");
        assertThat(loyalty.json("/holiday-calendars?count=true").path("items").findValuesAsString("calendarId"))
                .contains("hol_shipped", json(made).path("calendarId").asString());
        remove(plan);
        remove(path);
        assertThat(loyalty.get(path).statusCode()).isEqualTo(404);
    }

    /** Every operation of the document, once; what they do the other tests say. */
    static void callEach(RunningLoyalty loyalty) {
        HttpResponse<String> plan = loyalty.post("/care-plans", VISIT);
        callEach(loyalty, plan, "/care-plans", VISIT);
        HttpResponse<String> days = loyalty.post("/holiday-calendars", ours("OURS", "06-18"));
        loyalty.get(days.headers().firstValue("Location").orElseThrow() + "/days?from=2027&to=2027");
        callEach(loyalty, days, "/holiday-calendars", ours("OURS", "06-19"));
    }

    private static void callEach(RunningLoyalty loyalty, HttpResponse<String> made, String all, String next) {
        String path = made.headers().firstValue("Location").orElseThrow();
        HttpResponse<String> changed = loyalty.put(path, next, "If-Match", etag(made));
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(loyalty.get(all).statusCode()).isEqualTo(200);
        if (all.equals("/care-plans")) {
            loyalty.post(path + "/disable", "");
            loyalty.post(path + "/enable", "");
        }
        assertThat(loyalty.delete(path, etag(loyalty.get(path))).statusCode()).isEqualTo(204);
    }

    private static String etag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    private static List<String> datesOf(JsonNode days, String feast) {
        return IntStream.range(0, days.path("items").size())
                .mapToObj(i -> days.path("items").get(i))
                .filter(day -> day.path("feast").asString().equals(feast))
                .map(day -> day.path("date").asString())
                .toList();
    }

    private static String ours(String code, String monthDay) {
        return "{'name':'Ours','days':[{'feast':'" + code + "','monthDay':'" + monthDay + "'}]}";
    }

    private void buys(PurchaseChanged purchase) {
        loyalty.hears(
                EventTypes.PURCHASE_RECORDED, purchase, "purchase", purchase.purchaseId(), 1, purchase.customerId());
    }

    private String made(String plan) {
        HttpResponse<String> made = loyalty.post("/care-plans", plan);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return "/care-plans/" + json(made).path("planId").asString();
    }

    private void remove(String path) {
        String etag = loyalty.get(path).headers().firstValue("ETag").orElseThrow();
        assertThat(loyalty.delete(path, etag).statusCode()).isEqualTo(204);
    }

    private List<String> statuses() {
        return tasks(customer).stream().map(CareScenario::status).toList();
    }
}
