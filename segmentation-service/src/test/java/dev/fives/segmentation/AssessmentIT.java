package dev.fives.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.ticket.TicketSnapshot;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Scores, strategies and what follows from them for one customer. */
@ExtendWith(LocalBackends.class)
class AssessmentIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final RunningService SERVICE = RunningService.moving();

    @Test
    void SEG_15_planGivesPoints_andExplainsThemLineByLine() {
        var plan = SERVICE.post("/scoring-plans", """
                {'code':'health','name':'Health','lines':[
                  {'label':'purchase','points':10,'each':'PURCHASE'},
                  {'label':'open complaint','points':-20,'each':'OPEN_COMPLAINT'},
                  {'label':'promoter','points':5,'when':{'field':'lastScore.nps','op':'gte','value':9}}]}""");
        assertThat(plan.status()).as(plan.body().toString()).isEqualTo(201);
        buysTwiceAndComplains("cus_asm_score");
        var topics = SERVICE.topics();
        topics.answered("cus_asm_score", "rsp_asm_score", "NPS", 10, "POSITIVE", SERVICE.clock.instant());

        Eventually.asserted(SOON, () -> {
            JsonNode score = score("cus_asm_score", plan.id());
            assertThat(score.at("/score").asInt()).isEqualTo(5);
            assertThat(score.at("/lines")
                            .valueStream()
                            .map(line -> line.at("/count").asInt() + " x "
                                    + line.at("/points").asInt() + " = "
                                    + line.at("/sum").asInt()))
                    .containsExactly("2 x 10 = 20", "1 x -20 = -20", "1 x 5 = 5");
        });
        assertThat(SERVICE.get("/profiles/cus_asm_nobody/scores").status()).isEqualTo(404);

        var changed = SERVICE.put(
                "/scoring-plans/" + plan.id(),
                "{'code':'health','name':'Health 2','lines':[{'label':'purchase','points':7,'each':'PURCHASE'}]}");
        assertThat(changed.at("/name")).isEqualTo("Health 2");
        assertThat(score("cus_asm_score", plan.id()).at("/score").asInt()).isEqualTo(14);
        assertThat(SERVICE.get("/scoring-plans?count=true").body().at("/total").asInt())
                .isPositive();
    }

    @Test
    void SEG_15_planIsRefusedWithEachReason() {
        var refused = SERVICE.post("/scoring-plans", """
                {'code':'bad','name':'Bad','lines':[
                  {'label':'','points':0,'each':'MOON'},
                  {'label':'both','points':1,'each':'PURCHASE','when':{'field':'rfm.r','op':'gte','value':1}},
                  {'label':'rule','points':1,'when':{'field':'moon','op':'eq','value':1}}]}""");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()
                        .at("/errors")
                        .valueStream()
                        .map(each -> each.at("/pointer").asString()))
                .contains("/lines/0/label", "/lines/0/points", "/lines/0/each", "/lines/1", "/lines/2/when/field");
    }

    @Test
    void SEG_18_enteringASegmentWithAStrategy_setsTheNextContact_andHYG_07_assessmentNamesIt() {
        var segment = SERVICE.post(
                        "/segments",
                        "{'code':'asm','name':'ASM','rule':{'field':'address.postalCode','op':'eq','value':'asm-1'}}")
                .id();
        SERVICE.post("/segments/" + segment + "/publish", null);
        var wish =
                "{'segmentId':'%s','name':'Look after','owner':'Wang','contactCadenceDays':30,'slaPolicy':'sla_gold',"
                                .formatted(segment)
                        + "'benefits':['free delivery']}";
        var strategy = SERVICE.post("/strategies", wish);
        assertThat(strategy.status()).as(strategy.body().toString()).isEqualTo(201);
        assertThat(SERVICE.post("/strategies", wish).status()).isEqualTo(409);
        SERVICE.topics().customer("cus_asm_strategy", 1, "asm-1", null);

        Eventually.asserted(SOON, () -> {
            JsonNode profile = SERVICE.get("/profiles/cus_asm_strategy").body();
            assertThat(profile.at("/segments/0/since").asString()).isNotEmpty();
            var since = Instant.parse(profile.at("/segments/0/since").asString());
            JsonNode found =
                    SERVICE.get("/customers/cus_asm_strategy/assessment").body();
            assertThat(found.at("/strategyId").asString()).isEqualTo(strategy.id());
            assertThat(Instant.parse(found.at("/nextContactAt").asString())).isEqualTo(since.plus(Duration.ofDays(30)));
            assertThat(found.at("/owner").asString()).isEqualTo("Wang");
            assertThat(found.at("/benefits/0").asString()).isEqualTo("free delivery");
            assertThat(found.at("/valueBand").asString()).isEqualTo("UNKNOWN");
        });
        assertThat(SERVICE.topics().segmentEvents(EventTypes.STRATEGY_PUBLISHED, strategy.id()))
                .hasSize(1)
                .first()
                .satisfies(event -> assertThat(
                                event.data().at("/contactCadenceDays").asInt())
                        .isEqualTo(30));
        var changed = SERVICE.put("/strategies/" + strategy.id(), wish.replace(":30", ":10"));
        assertThat(changed.at("/contactCadenceDays")).isEqualTo("10");
        assertThat(SERVICE.post("/strategies", wish.replace(segment, "seg_none"))
                        .status())
                .isEqualTo(422);
        assertThat(SERVICE.get("/customers/cus_asm_nobody/assessment").status()).isEqualTo(404);
        assertThat(SERVICE.get("/strategies").body().at("/items/0/segmentId").isMissingNode())
                .isFalse();
    }

    @Test
    void REL_17_openComplaint_isCalledBackFirst_andPromotionsAreWithheld_withReasons() {
        buysTwiceAndComplains("cus_asm_next");
        SERVICE.topics().answered("cus_asm_next", "rsp_asm_next", "NPS", 9, "POSITIVE", SERVICE.clock.instant());

        Eventually.asserted(SOON, () -> {
            JsonNode next = SERVICE.get("/profiles/cus_asm_next/next-actions").body();
            assertThat(next.at("/actions/0/code").asString()).isEqualTo("CALL_BACK");
            assertThat(next.at("/actions/0/reasons/0/code").asString()).isEqualTo("OPEN_COMPLAINT");
            assertThat(next.at("/actions/0/reasons/0/ref").asString()).isEqualTo("tic_cus_asm_next");
            assertThat(next.at("/promotionsWithheld").asBoolean()).isTrue();
            assertThat(next.at("/withheldBecause/0/code").asString()).isEqualTo("OPEN_COMPLAINT");
            assertThat(next.at("/withheld/0/code").asString()).isEqualTo("ASK_REFERRAL");
        });
        JsonNode needs = SERVICE.get("/customers/cus_asm_next/assessment").body();
        assertThat(needs.at("/needs/0/code").asString()).isEqualTo("RESOLUTION");
    }

    private static void buysTwiceAndComplains(String customerId) {
        var topics = SERVICE.topics();
        var now = SERVICE.clock.instant();
        topics.recorded(customerId, "pur_" + customerId + "_1", now.minus(Duration.ofDays(2)), "10.00");
        topics.recorded(customerId, "pur_" + customerId + "_2", now.minus(Duration.ofDays(1)), "10.00");
        topics.ticket(EventTypes.TICKET_CREATED, 1, complaint(customerId, now), now);
    }

    private static TicketSnapshot complaint(String customerId, Instant now) {
        return new TicketSnapshot(
                "tic_" + customerId,
                "T-1",
                customerId,
                "COMPLAINT",
                "NEW",
                "SURVEY",
                "SURVEY",
                "NORMAL",
                null,
                null,
                null,
                null,
                now,
                null,
                null);
    }

    private static JsonNode score(String customerId, String planId) {
        return SERVICE.get("/profiles/" + customerId + "/scores")
                .body()
                .at("/scores")
                .valueStream()
                .filter(score -> score.at("/planId").asString().equals(planId))
                .findFirst()
                .orElseThrow();
    }
}
