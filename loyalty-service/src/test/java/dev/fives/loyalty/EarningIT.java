package dev.fives.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Money;
import dev.fives.contracts.purchase.PurchaseChanged;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the rules give to the ledger for purchases. */
class EarningIT extends EarningScenario {
    @Test
    void LOY_15_multiplierOfASegment_isALineOfItsOwn_andARefundIsJudgedAlikeAfterTheSegmentIsLeft() {
        String gold = rule(
                "{'segments':['seg_" + number + "'],'channels':['" + number + "']}",
                "{'type':'MULTIPLIER','factor':'1.5'}");
        loyalty.hearsOfSegment(EventTypes.SEGMENT_ENTERED, "seg_" + number, customer, 1);
        loyalty.awaitIdle();

        buys(1, 1, "268.50");
        awaitBalance(402);
        JsonNode entry = loyalty.ledger(customer).get(0);
        assertThat(entry.path("lines"))
                .extracting(line -> line.path("ruleId").asString() + " " + line.path("delta"))
                .containsExactly("base 268", gold + " 134");

        loyalty.hearsOfSegment(EventTypes.SEGMENT_EXITED, "seg_" + number, customer, 2);
        loyalty.awaitIdle();
        buys(1, 2, "168.50");
        awaitBalance(252);
        buys(1, 3, "0.00");
        awaitBalance(0);
        buys(2, 1, "100.00");
        awaitBalance(100);
        assertSound();
    }

    @Test
    void SEG_06_highBand_earnsHalfAsMuchAgain() {
        String often = rule(
                "{'frequencyBands':['HIGH'],'channels':['" + number + "']}", "{'type':'MULTIPLIER','factor':'1.5'}");
        loyalty.hearsOfBand("LOW", "MEDIUM", customer, 1);
        loyalty.awaitIdle();
        buys(1, 1, "100.00");
        awaitBalance(100);

        loyalty.hearsOfBand("MEDIUM", "HIGH", customer, 2);
        loyalty.hearsOfBand("LOW", "MEDIUM", customer, 1);
        loyalty.awaitIdle();
        buys(2, 1, "100.00");
        awaitBalance(250);
        JsonNode entry = loyalty.ledger(customer).get(0);
        assertThat(entry.path("lines"))
                .extracting(line -> line.path("ruleId").asString() + " " + line.path("delta"))
                .containsExactly("base 100", often + " 50");

        // a refund is judged as its purchase was, whatever the band is by then
        loyalty.hearsOfBand("HIGH", "LOW", customer, 3);
        loyalty.awaitIdle();
        buys(2, 2, "50.00");
        awaitBalance(175);
        buys(2, 3, "0.00");
        awaitBalance(100);
        buys(3, 1, "100.00");
        awaitBalance(200);
        assertSound();
    }

    @Test
    void SEG_06_dryRun_goesByTheCustomersBand_orByTheOneInItsPlace() {
        String wish = "{'customerId':'" + customer + "','purchase':{'total':{'amount':'100','currency':'CNY'}},"
                + "'rules':[{'rule':{'name':'often','trigger':{'type':'PURCHASE'},'condition':{'frequencyBands':"
                + "['HIGH']},'formula':{'type':'MULTIPLIER','factor':'1.5'}}}]";
        loyalty.hearsOfBand("MEDIUM", "HIGH", customer, 1);
        loyalty.awaitIdle();

        assertThat(simulated(wish + "}")).isEqualTo(150);
        assertThat(simulated(wish + ",'frequencyBand':'LOW'}")).isEqualTo(100);
        assertThat(loyalty.post("/earning-rules/simulate", wish.replace("HIGH", "OFTEN") + "}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(loyalty.post("/earning-rules/simulate", wish + ",'frequencyBand':'OFTEN'}")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void LOY_15_capOfADay_leavesTheThirdPurchaseTheRest_andAnotherDayBeginsAnew() {
        rule(
                "{'channels':['" + number + "']}",
                "{'type':'PER_UNIT','pointsPerUnit':'2'}",
                "'cap':{'limit':500," + "'unit':'POINTS','per':'DAY'}");

        buys(1, 1, "100.00");
        awaitBalance(300);
        buys(2, 1, "100.00");
        awaitBalance(600);
        buys(3, 1, "100.00");
        awaitBalance(800);
        buys(4, 1, "100.00");
        awaitBalance(900);
        // what the second gives back the fifth may have; the third keeps what it got
        buys(2, 2, "50.00");
        awaitBalance(750);
        buys(5, 1, "100.00");
        awaitBalance(950);
        loyalty.clock.advance(Duration.ofDays(1));
        buys(6, 1, "100.00");
        awaitBalance(1250);
        assertSound();
    }

    @Test
    void LOY_15_firstPurchase_isWorthMore_once_alsoAfterARefund() {
        rule("{'firstPurchase':true,'channels':['" + number + "']}", "{'type':'FIXED','points':50}");

        buys(1, 1, "10.00");
        awaitBalance(60);
        buys(2, 1, "10.00");
        awaitBalance(70);
        buys(1, 2, "5.00");
        awaitBalance(65);
        buys(2, 2, "5.00");
        awaitBalance(60);
    }

    @Test
    void LOY_15_categoryRule_countsItsLines() {
        rule("{'categories':['tea'],'channels':['" + number + "']}", "{'type':'PER_UNIT','pointsPerUnit':'1'}");

        buys(1, 1, "300.00");

        awaitBalance(568);
    }

    @Test
    void LOY_15_purchase_isJudgedByTheRulesOfItsOwnTime() {
        var before = loyalty.clock.instant();
        loyalty.clock.advance(Duration.ofMinutes(1));
        rule("{'channels':['" + number + "']}", "{'type':'FIXED','points':50}");

        loyalty.hears(purchase(1, 1, "10.00", before));
        awaitBalance(10);
        buys(2, 1, "10.00");

        awaitBalance(70);
    }

    @Test
    void LOY_17_dryRunOfACustomer_countsCapsAndFirstPurchase_andChangesNothing() {
        rule("{'firstPurchase':true,'channels':['" + number + "']}", "{'type':'FIXED','points':50}");
        rule(
                "{'channels':['" + number + "']}",
                "{'type':'FIXED','points':7}",
                "'cap':{'limit':1,'unit':'TIMES'," + "'per':'EVER'}");
        String wish = "{'customerId':'" + customer + "','purchase':{'channel':'" + number
                + "','total':{'amount':'10','currency':'CNY'}}}";
        assertThat(simulated(wish)).isEqualTo(67);
        assertThat(loyalty.get("/members/" + customer).statusCode()).isEqualTo(404);

        buys(1, 1, "10.00");
        awaitBalance(67);

        assertThat(simulated(wish)).isEqualTo(10);
        assertThat(loyalty.ledger(customer)).hasSize(1);
    }

    @Test
    void LOY_17_draftsOverPastPurchases_answerPointsBySegment_andChangeNothing() {
        // years away from the other tests, since the ledger is one
        Instant from = loyalty.clock.instant().minus(Duration.ofDays(2000)).truncatedTo(ChronoUnit.SECONDS);
        loyalty.hears(purchase(1, 1, "100.00", from));
        loyalty.hears(purchase(1, 2, "60.00", from));
        loyalty.hears(purchase(2, 1, "10.50", from.plusSeconds(5)));
        loyalty.hears(purchase(3, 1, "10.00", from.plusSeconds(10)));
        loyalty.hearsOfSegment(EventTypes.SEGMENT_ENTERED, "seg_" + number, customer, 1);
        awaitBalance(80);
        loyalty.awaitIdle();

        String wish = "{'from':'" + from + "','to':'" + from.plusSeconds(10) + "','rules':[{'rule':{'name':'twice',"
                + "'trigger':{'type':'PURCHASE'},'condition':{'segments':['seg_" + number + "']},"
                + "'formula':{'type':'MULTIPLIER','factor':'2'}}},{'replaces':'base','rule':{'name':'three',"
                + "'trigger':{'type':'PURCHASE'},'cap':{'limit':100,'unit':'POINTS','per':'DAY'},"
                + "'formula':{'type':'PER_UNIT','pointsPerUnit':'3'}}}]}";
        var answer = loyalty.post("/earning-rules/simulate", wish);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode result = JSON.readTree(answer.body());

        // 60 × 3 is capped at 100 and doubled; of 10.50 nothing is left below the cap
        assertThat(result.path("points").asInt()).isEqualTo(200);
        JsonNode history = result.path("history");
        assertThat(history.path("purchases").asInt()).isEqualTo(2);
        assertThat(history.path("pointsNow").asInt()).isEqualTo(70);
        assertThat(history.path("bySegment")).singleElement().satisfies(line -> {
            assertThat(line.path("segmentId").asString()).isEqualTo("seg_" + number);
            assertThat(line.path("points").asInt()).isEqualTo(200);
            assertThat(line.path("pointsNow").asInt()).isEqualTo(70);
        });
        assertThat(loyalty.ledger(customer)).hasSize(4);
        assertThat(loyalty.post("/earning-rules/simulate", wish.replace("'segments':['seg_" + number, "'skus':['A"))
                        .statusCode())
                .isEqualTo(422);
    }

    private String rule(String condition, String formula, String... more) {
        return created("{'name':'of " + number + "','trigger':{'type':'PURCHASE'},'condition':" + condition
                + ",'formula':" + formula + (more.length == 0 ? "" : "," + more[0]) + "}");
    }

    private long simulated(String body) {
        var answer = loyalty.post("/earning-rules/simulate", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).path("points").asLong();
    }

    private void buys(int purchase, long version, String net) {
        loyalty.hears(purchase(purchase, version, net, loyalty.clock.instant()));
    }

    private PurchaseChanged purchase(int purchase, long version, String net, Instant at) {
        return new PurchaseChanged(
                "pur_" + number + "-" + purchase,
                customer,
                version,
                "COMPLETED",
                false,
                "api",
                number + "-" + purchase,
                number,
                null,
                List.of(new PurchaseChanged.Line("TEA-1", "tea", null, 3, "89.50")),
                null,
                Money.of(new BigDecimal("268.50"), "CNY"),
                Money.of(new BigDecimal(net), "CNY"),
                at,
                version == 1 ? null : new PurchaseChanged.Refund("r-" + version, new Money("1.00", "CNY"), List.of()));
    }
}
