package dev.fives.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.loyalty.EarningRuleChanged;
import dev.fives.kit.test.topic.SeenEvent;
import java.net.http.HttpResponse;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class EarningRuleIT extends RuleScenario {
    private static final String TEA = """
        {'sku':'TEA-1','category':'tea','quantity':3,'unitPrice':'89.50'}\
        """;

    @Test
    void shippedRule_isThereAndAlone() {
        JsonNode base = loyalty.json("/earning-rules/base");

        assertThat(base.path("version").asInt()).isEqualTo(1);
        assertThat(base.at("/rule/formula/pointsPerUnit").asString()).isEqualTo("1");
        assertThat(base.at("/rule/formula/rounding").asString()).isEqualTo("FLOOR");
        assertThat(base.at("/rule/validFrom").asString()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(simulated("{'purchase':" + purchase("268.50", TEA) + "}")).isEqualTo(268);
    }

    @Test
    void LOY_15_goldEarnsHalfMore_andTheReplySaysWhyOthersDoNot() {
        String gold = created(multiplier("1.5", "'tiers':['GOLD']"));
        String shop = created(fixed(50, "'firstPurchase':true"));

        JsonNode answer = simulate("{'tier':'GOLD','purchase':" + purchase("268.50", TEA) + "}");

        assertThat(answer.path("points").asInt()).isEqualTo(402);
        assertThat(answer.path("applied"))
                .extracting(line -> line.path("ruleId").asString() + " " + line.path("points"))
                .containsExactly("base 268", gold + " 134");
        assertThat(rejection(answer, shop).path("reason").asString()).isEqualTo("NOT_FIRST_PURCHASE");
        assertThat(rejection(answer, shop).path("detail").asString())
                .isEqualTo("purchase: a later one (expected: the first)");
        JsonNode plain = simulate("{'purchase':" + purchase("268.50", TEA) + ",'firstPurchase':true}");
        assertThat(plain.path("points").asInt()).isEqualTo(318);
        assertThat(rejection(plain, gold).path("reason").asString()).isEqualTo("OTHER_TIER");
    }

    @Test
    void LOY_17_draft_isTriedWithoutBeingPublished() {
        long rules = loyalty.json("/earning-rules?count=true").path("total").asLong();
        String twice = "'rules':[{'rule':" + multiplier("2", "'categories':['tea']") + "}]";
        String three = "'rules':[{'replaces':'base','rule':" + perUnit("3") + "}]";

        assertThat(simulated("{'purchase':" + purchase("268.50", TEA) + "," + twice + "}"))
                .isEqualTo(537);
        assertThat(simulated("{'purchase':" + purchase("268.50", TEA) + "," + three + "}"))
                .isEqualTo(805);
        assertThat(simulated("{'purchase':" + purchase("268.50", TEA) + "}")).isEqualTo(268);
        assertThat(loyalty.json("/earning-rules?count=true").path("total").asLong())
                .isEqualTo(rules);
    }

    @Test
    void newVersion_countsFromItsTimeOn_andTheOldOneForWhatWasBefore() {
        String rule = created(fixed(10, ""));
        String before = loyalty.clock.instant().toString();
        loyalty.clock.advance(Duration.ofHours(1));
        HttpResponse<String> next = loyalty.put("/earning-rules/" + rule, fixed(20, ""), "If-Match", "\"1\"");

        assertThat(next.statusCode()).isEqualTo(200);
        assertThat(next.headers().firstValue("ETag")).contains("\"2\"");
        assertThat(json(next).path("version").asInt()).isEqualTo(2);
        assertThat(json(next).at("/earlier/0/rule/formula/points").asInt()).isEqualTo(10);
        assertThat(simulated("{'purchase':" + purchase("1", TEA) + "}")).isEqualTo(21);
        String then = purchase("1", TEA);
        then = then.substring(0, then.length() - 1) + ",'orderedAt':'" + before + "'}";
        assertThat(simulated("{'purchase':" + then + "}")).isEqualTo(11);
        assertThat(loyalty.put("/earning-rules/" + rule, fixed(30, ""), "If-Match", "\"1\"")
                        .statusCode())
                .isEqualTo(412);
        assertThat(loyalty.put("/earning-rules/" + rule, fixed(30, "")).statusCode())
                .isEqualTo(428);
    }

    @Test
    void rulesOfOneKey_areOne_andEachChangeIsToldOnce() {
        String body = fixed(10, "'segments':['seg_regulars']");
        HttpResponse<String> made = loyalty.post("/earning-rules", body, "Idempotency-Key", channel);
        HttpResponse<String> again = loyalty.post("/earning-rules", body, "Idempotency-Key", channel);
        String rule = json(made).path("ruleId").asString();
        String path = "/earning-rules/" + rule;
        loyalty.clock.advance(Duration.ofSeconds(1));
        var next = loyalty.put(path, fixed(20, ""), "If-Match", "\"1\"", "Idempotency-Key", channel + "2");
        var nextAgain = loyalty.put(path, fixed(20, ""), "If-Match", "\"1\"", "Idempotency-Key", channel + "2");
        HttpResponse<String> archived = archive(rule);
        archive(rule);

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.headers().firstValue("Location")).contains(path);
        assertThat(again.body()).isEqualTo(made.body());
        assertThat(nextAgain.body()).isEqualTo(next.body());
        assertThat(json(archived).path("status").asString()).isEqualTo("ARCHIVED");
        assertThat(loyalty.put(path, fixed(30, ""), "If-Match", "\"3\"").statusCode())
                .isEqualTo(409);
        List<SeenEvent> told = loyalty.said(rule);
        assertThat(told)
                .extracting(SeenEvent::type)
                .containsExactly(
                        EventTypes.EARNING_RULE_PUBLISHED.name(),
                        EventTypes.EARNING_RULE_PUBLISHED.name(),
                        EventTypes.EARNING_RULE_ARCHIVED.name());
        assertThat(told.getFirst().dataAs(EarningRuleChanged.class))
                .isEqualTo(new EarningRuleChanged(rule, 1, List.of("seg_regulars")));
        assertThat(told.getLast().dataAs(EarningRuleChanged.class))
                .isEqualTo(new EarningRuleChanged(rule, 2, List.of()));
    }

    @Test
    void ANA_03_ruleForTheWindowOfAPeak_countsInItAlone() {
        var _ = created(fixed(10, "'window':{'days':['SATURDAY'],'from':'20:00','to':'22:00','zone':'Asia/Shanghai'}"));
        ZonedDateTime saturday = loyalty.clock
                .instant()
                .atZone(ZoneId.of("Asia/Shanghai"))
                .with(TemporalAdjusters.next(DayOfWeek.SATURDAY))
                .truncatedTo(ChronoUnit.DAYS);
        loyalty.clock.set(saturday.plusDays(1).toInstant());

        assertThat(simulatedAt(saturday.plusMinutes(20 * 60 + 30))).isEqualTo(11);
        assertThat(simulatedAt(saturday.plusHours(22))).isEqualTo(1);
        assertThat(simulatedAt(saturday.minusMinutes(3 * 60 + 30))).as("Friday").isEqualTo(1);
    }

    private long simulatedAt(ZonedDateTime orderedAt) {
        String bought = purchase("1", TEA);
        return simulated("{'purchase':" + bought.substring(0, bought.length() - 1) + ",'orderedAt':'"
                + orderedAt.toInstant() + "'}}");
    }

    @Test
    void archivedRule_grantsNothingMore() {
        String rule = created(fixed(10, ""));
        assertThat(simulated("{'purchase':" + purchase("1", TEA) + "}")).isEqualTo(11);

        archive(rule);

        assertThat(simulated("{'purchase':" + purchase("1", TEA) + "}")).isEqualTo(1);
    }

    @Test
    void segmentOfACustomer_countsAsLastTold_whateverCameLate() {
        created(fixed(10, "'segments':['seg_" + channel + "']"));
        String customer = "cus_" + channel;
        String body = "{'customerId':'" + customer + "','purchase':" + purchase("1", TEA) + "}";
        assertThat(simulated(body)).isEqualTo(1);

        loyalty.hearsOfSegment(EventTypes.SEGMENT_ENTERED, "seg_" + channel, customer, 3);
        loyalty.hearsOfSegment(EventTypes.SEGMENT_EXITED, "seg_" + channel, customer, 2);
        loyalty.awaitIdle();
        assertThat(simulated(body)).isEqualTo(11);

        loyalty.hearsOfSegment(EventTypes.SEGMENT_EXITED, "seg_" + channel, customer, 4);
        loyalty.awaitIdle();
        assertThat(simulated(body)).isEqualTo(1);
    }

    @Test
    void everyMistake_isNamedAtOnce() {
        HttpResponse<String> refused = loyalty.post("/earning-rules", """
            {'name':' ','trigger':{'type':'USAGE','name':'App Login'},'priority':-1,
             'condition':{'minNet':'5','segments':['regulars'],'window':{'from':'9','to':'25:00','zone':'Mars'}},
             'formula':{'type':'MULTIPLIER','factor':'1'},'cap':{'limit':0,'unit':'POINTS','per':'WEEK'},
             'validTo':'2020-01-01T00:00:00Z'}\
            """);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).path("errors"))
                .extracting(error -> error.path("pointer").asString())
                .containsExactlyInAnyOrder(
                        "/name",
                        "/trigger/name",
                        "/priority",
                        "/condition/minNet",
                        "/condition/minNet",
                        "/condition/segments/0",
                        "/condition/window/from",
                        "/condition/window/to",
                        "/condition/window/zone",
                        "/formula/type",
                        "/formula/factor",
                        "/cap/limit",
                        "/cap/per",
                        "/validTo");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'purchase':{'total':{'amount':'1','currency':'CNY'},'lines':[null]}}",
                "{'purchase':{'total':{'amount':'-1','currency':'CNY'}}}",
                "{'from':'2026-01-01T00:00:00Z','rules':[{'replaces':'base','rule':{'name':'a','trigger':"
                        + "{'type':'PURCHASE'},'formula':{'type':'FIXED','points':1}}},{'replaces':'base','rule':"
                        + "{'name':'b','trigger':{'type':'PURCHASE'},'formula':{'type':'FIXED','points':2}}}]}",
                "{'purchase':{'total':{'amount':'1','currency':'CNY'}},'rules':[null]}",
                "{'purchase':{'total':{'amount':'1','currency':'CNY'}},'segments':[null]}",
                "{'purchase':{'total':{'amount':'999999999999999','currency':'CNY'}},'rules':[{'rule':{'name':'a',"
                        + "'trigger':{'type':'PURCHASE'},'formula':{'type':'PER_UNIT','pointsPerUnit':'999999'}}}]}"
            })
    void simulationThatCannotBe_isRefused(String body) {
        assertThat(loyalty.post("/earning-rules/simulate", body).statusCode()).isEqualTo(422);
    }

    @Test
    void ruleFromThePast_isRefused_andAnUnknownOneIsNotThere() {
        String past = fixed(1, "");
        past = past.substring(0, past.length() - 1) + ",'validFrom':'2020-01-01T00:00:00Z'}";

        assertThat(loyalty.post("/earning-rules", past).statusCode()).isEqualTo(422);
        assertThat(loyalty.get("/earning-rules/erl_none").statusCode()).isEqualTo(404);
        assertThat(archive("erl_none").statusCode()).isEqualTo(404);
        assertThat(loyalty.put("/earning-rules/erl_none", fixed(1, ""), "If-Match", "\"1\"")
                        .statusCode())
                .isEqualTo(404);
    }

    /** Every operation on rules once; what it leaves is archived. */
    static void callEach(RunningLoyalty service) {
        String draft = "{'name':'of nobody','trigger':{'type':'PURCHASE'},'condition':{'channels':['NOBODY']},"
                + "'formula':{'type':'FIXED','points':1}}";
        String made = service.post("/earning-rules", draft)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        service.put(made, draft, "If-Match", "\"1\"");
        service.send("POST", made + "/archive", "admin");
        service.post("/earning-rules/simulate", "{'purchase':{'total':{'amount':'1','currency':'CNY'}}}");
        List.of(made, "/earning-rules?count=true")
                .forEach(path -> assertThat(service.get(path).statusCode()).isEqualTo(200));
    }
}
