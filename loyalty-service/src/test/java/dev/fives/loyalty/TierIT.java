package dev.fives.loyalty;

import static dev.fives.loyalty.RunningLoyalty.DEADLINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Money;
import dev.fives.contracts.loyalty.BenefitChanged;
import dev.fives.contracts.loyalty.TierChanged;
import dev.fives.contracts.loyalty.TierDowngradeWarned;
import dev.fives.contracts.purchase.PurchaseChanged;
import dev.fives.kit.test.stack.Eventually;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TierIT extends TierScenario {
    @Test
    void LOY_09_oneCentMakesGold_toldOnce_thoughHeardThreeTimes_andPointsMakeNone() {
        PurchaseChanged first = buys("4999.99");
        awaitTier("SILVER");
        PurchaseChanged cent = buys("0.01");
        awaitTier("GOLD");
        loyalty.hears(first, first.at());
        loyalty.hears(cent, cent.at());
        loyalty.hears(cent, cent.at());
        new Complaints(loyalty, "tic_" + number, customer, "HIGH", "c-" + number)
                .asksFor("rem_" + number, "POINTS", 50_000, 1);

        assertThat(told(EventTypes.TIER_UPGRADED.name(), TierChanged.class))
                .extracting(TierChanged::to, TierChanged::from, TierChanged::at)
                .containsExactly(tuple("SILVER", null, first.at()), tuple("GOLD", "SILVER", cent.at()));
        assertThat(member().at("/tier/code").asString()).isEqualTo("GOLD");
        assertThat(member().at("/points/active").asLong()).isGreaterThan(50_000);
        assertThat(loyalty.proof(customer).path("sound").asBoolean()).isTrue();
    }

    @Test
    void LOY_09_spendingPoints_leavesTheTierUnchanged() {
        buys("5000.00");
        awaitTier("GOLD");
        String body = "{'customerId':'" + customer + "','points':5000}";
        HttpResponse<String> held =
                SpendingStage.patiently(() -> loyalty.post("/redemptions", body, "Idempotency-Key", "spend-" + number));
        assertThat(held.statusCode()).as(held.body()).isEqualTo(201);
        String redemption = JsonMapper.shared().readTree(held.body()).path("id").asString();
        HttpResponse<String> spent =
                SpendingStage.patiently(() -> loyalty.send("POST", "/redemptions/" + redemption + "/confirm", "admin"));
        assertThat(spent.statusCode()).as(spent.body()).isEqualTo(200);
        loyalty.awaitIdle();

        assertThat(member().at("/points/active").asLong()).isZero();
        assertThat(member().at("/tier/code").asString()).isEqualTo("GOLD");
        assertThat(told(EventTypes.TIER_DOWNGRADED.name(), TierChanged.class)).isEmpty();
        assertThat(loyalty.proof(customer).path("sound").asBoolean()).isTrue();
    }

    @Test
    void LOY_15_goldEarnsHalfAsMuchAgain_andARefundIsJudgedAsTheTierWasThen() {
        HttpResponse<String> rule = loyalty.post(
                "/earning-rules",
                "{'name':'gold','trigger':{'type':'PURCHASE'},'condition':{'tiers':['GOLD']},"
                        + "'formula':{'type':'MULTIPLIER','factor':'1.5'}}");
        assertThat(rule.statusCode()).as(rule.body()).isEqualTo(201);
        buys("5000.00");
        awaitTier("GOLD");
        assertThat(member().at("/points/active").asLong()).as("bought before").isEqualTo(5000);

        PurchaseChanged bought = buys("268.50");

        Eventually.asserted(
                DEADLINE,
                () -> assertThat(member().at("/points/active").asLong()).isEqualTo(5402));
        loyalty.hears(purchase(bought.purchaseId(), 2, "168.50", "CNY", bought.at()), now());
        Eventually.asserted(
                DEADLINE,
                () -> assertThat(member().at("/points/active").asLong()).isEqualTo(5252));
        assertThat(loyalty.proof(customer).path("sound").asBoolean()).isTrue();
        String ruleId = JsonMapper.shared().readTree(rule.body()).path("ruleId").asString();
        loyalty.post("/earning-rules/" + ruleId + "/archive", "{}");
    }

    @Test
    void LOY_09_otherCurrencies_doNotQualify() {
        loyalty.hears(purchase("pur_" + number, 1, "9000.00", "USD", now()), now());
        loyalty.awaitIdle();

        assertThat(member().has("tier")).isFalse();
        assertThat(member().at("/nextTier/remaining").asString()).isEqualTo("1000.00");
    }

    @Test
    void LOY_10_goldWith3000AtThePeriodsEnd_isWarnedThenSilver_eachAtItsInstant() {
        Instant reached = buys("5000.00").at();
        awaitTier("GOLD");
        loyalty.clock.advance(Duration.ofDays(180));
        buys("3000.00");
        loyalty.awaitIdle();
        Instant end = endOf(day(reached).plusMonths(12));
        assertThat(Instant.parse(member().at("/tier/validUntil").asString())).isEqualTo(end);

        Instant warnAt = end.minus(Duration.ofDays(30));
        loyalty.clock.advance(Duration.between(now(), warnAt.plusSeconds(3600)));
        await(EventTypes.TIER_DOWNGRADE_WARNING.name());
        loyalty.clock.advance(Duration.ofDays(35));
        await(EventTypes.TIER_DOWNGRADED.name());

        assertThat(told(EventTypes.TIER_DOWNGRADE_WARNING.name(), TierDowngradeWarned.class))
                .containsExactly(
                        new TierDowngradeWarned(customer, "GOLD", "SILVER", end, new Money("2000.00", "CNY"), warnAt));
        Instant silverEnd = endOf(day(reached).plusMonths(24));
        assertThat(told(EventTypes.TIER_DOWNGRADED.name(), TierChanged.class))
                .containsExactly(new TierChanged(customer, "GOLD", "SILVER", end, silverEnd, "PERIOD_END", end));
        awaitTier("SILVER");
        assertThat(loyalty.proof(customer).path("sound").asBoolean()).isTrue();
    }

    @Test
    void LOY_11_progress_saysWhatIsMissing() {
        buys("3000.00");
        awaitTier("SILVER");

        JsonNode member = member();
        assertThat(member.at("/nextTier/code").asString()).isEqualTo("GOLD");
        assertThat(member.at("/nextTier/remaining").asString()).isEqualTo("2000.00");
        String before = etag(loyalty.get("/members/" + customer));
        buys("500.50");
        loyalty.awaitIdle();

        assertThat(member().at("/nextTier/remaining").asString()).isEqualTo("1499.50");
        assertThat(etag(loyalty.get("/members/" + customer))).isNotEqualTo(before);
    }

    @Test
    void LOY_14_platinum_grantsItsBenefits_andLeavingItEndsTheUnused() {
        Instant reached = buys("20000.00").at();
        awaitTier("PLATINUM");
        assertThat(benefits())
                .extracting(row -> row.path("benefit").asString())
                .containsExactly("PRIORITY_LINE", "GIFT", "LOUNGE");
        String use = "/members/" + customer + "/benefits/GIFT/use";
        HttpResponse<String> used = loyalty.post(use, "{}", "Idempotency-Key", "g-" + number);
        HttpResponse<String> repeated = loyalty.post(use, "{}", "Idempotency-Key", "g-" + number);
        assertThat(used.statusCode()).isEqualTo(200);
        assertThat(repeated.body()).isEqualTo(used.body());
        assertThat(loyalty.post(use, "{}").statusCode()).isEqualTo(409);
        assertThat(loyalty.post("/members/" + customer + "/benefits/LOUNGE/use", "{}")
                        .statusCode())
                .isEqualTo(409);

        Instant end = endOf(day(reached).plusMonths(12));
        loyalty.clock.advance(Duration.between(now(), end.plusSeconds(3600)));
        await(EventTypes.TIER_DOWNGRADED.name());

        assertThat(told(EventTypes.BENEFIT_GRANTED.name(), BenefitChanged.class))
                .extracting(BenefitChanged::benefit, BenefitChanged::tier)
                .containsExactly(
                        tuple("PRIORITY_LINE", "PLATINUM"),
                        tuple("GIFT", "PLATINUM"),
                        tuple("LOUNGE", "PLATINUM"),
                        tuple("PRIORITY_LINE", "GOLD"));
        assertThat(told(EventTypes.BENEFIT_ENDED.name(), BenefitChanged.class))
                .containsExactly(new BenefitChanged(customer, "LOUNGE", "PLATINUM", "ALWAYS", end, end));
        assertThat(told(EventTypes.BENEFIT_USED.name(), BenefitChanged.class)).hasSize(1);
    }

    @Test
    void refundSoonAfterTheUpgrade_takesItBack() {
        PurchaseChanged bought = buys("5000.00");
        awaitTier("GOLD");
        loyalty.clock.advance(Duration.ofDays(3));

        loyalty.hears(purchase(bought.purchaseId(), 2, "900.00", "CNY", bought.at()), now());
        await(EventTypes.TIER_DOWNGRADED.name());

        assertThat(told(EventTypes.TIER_DOWNGRADED.name(), TierChanged.class))
                .extracting(TierChanged::to, TierChanged::reason)
                .containsExactly(tuple(null, "REFUND"));
        assertThat(member().has("tier")).isFalse();
        assertThat(member().at("/nextTier/remaining").asString()).isEqualTo("100.00");
    }

    @Test
    void plan_thatIsChanged_reachesMembersThatBoughtBefore() {
        buys("800.00");
        loyalty.awaitIdle();
        assertThat(member().has("tier")).isFalse();
        String seen = etag(loyalty.get("/tiers"));
        String lower = plan(tier("SILVER", "700.00", "{'code':'PRIORITY_LINE'}"), GOLD, PLATINUM);

        assertThat(loyalty.put("/tiers", lower).statusCode()).isEqualTo(428);
        assertThat(loyalty.put("/tiers", lower, "If-Match", "\"999\"").statusCode())
                .isEqualTo(412);
        HttpResponse<String> wrong = loyalty.put("/tiers", plan(GOLD, SILVER, SILVER), "If-Match", seen);
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("/tiers/1/threshold", "/tiers/2/code");
        assertThat(loyalty.put("/tiers", lower, "If-Match", seen).statusCode()).isEqualTo(200);
        assertThat(loyalty.put("/tiers", lower, "If-Match", seen).statusCode())
                .as("what is wished already")
                .isEqualTo(200);

        awaitTier("SILVER");
        set(plan(SILVER, GOLD, PLATINUM));
        awaitAligned();
        assertThat(member().at("/tier/code").asString())
                .as("not before its end")
                .isEqualTo("SILVER");
    }

    @Test
    void standingThatMissedEntries_catchesUpFromTheLedger_andOneThatCountsWrongIsFound() {
        buys("400.00");
        loyalty.awaitIdle();
        buys("500.00");
        loyalty.awaitIdle();
        loyalty.overwrite(
                "tier_standings", customer, new Document("state.heard", 0L).append("state.counted.days", List.of()));
        buys("600.00");
        loyalty.awaitIdle();
        assertThat(member().at("/nextTier/remaining").asString()).isEqualTo("3500.00");
        assertThat(loyalty.proof(customer).path("sound").asBoolean()).isTrue();

        loyalty.overwrite("tier_standings", customer, new Document("state.counted.days", List.of()));

        assertThat(loyalty.proof(customer).path("violations").toString()).contains("tier: ");
    }
}
