package dev.fives.loyalty;

import static dev.fives.loyalty.RunningLoyalty.DEADLINE;
import static dev.fives.loyalty.RunningLoyalty.purchase;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.test.stack.Eventually;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class LoyaltyIT extends LoyaltyScenario {
    @Test
    void GW_12_memberIsReadWithTheCallersOwnPurchase() {
        String id = newCustomer();
        String bought = newPurchase();
        loyalty.hears(purchase(bought, id, 1, "268.50"));

        HttpResponse<String> member = loyalty.getAfter("purchase/" + bought + "#1", "/members/" + id);

        assertThat(member.statusCode()).isEqualTo(200);
        assertThat(member.headers().firstValue("Consistency")).contains("fresh");
        assertThat(member.body()).contains("\"active\":268");
    }

    @Test
    void GW_12_whatHasNotComeYetIsStale() {
        String id = newCustomer();
        String bought = newPurchase();
        loyalty.hears(purchase(bought, id, 1, "268.50"));
        awaitBalance(id, 268);

        HttpResponse<String> member = loyalty.getAfter("purchase/" + bought + "#2", "/members/" + id);

        assertThat(member.statusCode()).isEqualTo(202);
        assertThat(member.headers().firstValue("Consistency")).contains("stale");
        assertThat(loyalty.get("/members/" + id).headers().firstValue("Consistency"))
                .isEmpty();
    }

    @Test
    void OPS_10_corruptedBalance_isSeenByTheRunningCheck_untilItIsMended() {
        String id = newCustomer();
        loyalty.hears(purchase(newPurchase(), id, 1, "12.00"));
        awaitBalance(id, 12);
        assertThat(loyalty.ledgerViolationsAfterATick()).isZero();
        String entryId = loyalty.ledger(id).get(0).path("entryId").asString();

        loyalty.overwriteBalanceAfter(entryId, 13);
        Eventually.until(DEADLINE, () -> loyalty.ledgerViolationsAfterATick() == 1);

        loyalty.overwriteBalanceAfter(entryId, 12);
        Eventually.until(DEADLINE, () -> loyalty.ledgerViolationsAfterATick() == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "POST"})
    void LOY_03_noRequestEditsTheLedger(String method) {
        assertThat(loyalty.send(method, "/members/" + newCustomer() + "/ledger", "admin")
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void LOY_03_proof_isForOperatorsOnly() {
        String path = "/ops/verify?account=" + newCustomer();

        assertThat(loyalty.send("GET", path, "admin").statusCode()).isEqualTo(403);
        assertThat(loyalty.send("GET", path, "ops").statusCode()).isEqualTo(404);
    }

    @Test
    void ledger_isPagedNewestFirst_andTheETagFollowsTheAccount() {
        String id = newCustomer();
        for (int i = 1; i <= 5; i++) {
            loyalty.hears(purchase(newPurchase(), id, 1, i + ".00"));
        }
        awaitBalance(id, 15);
        JsonNode first = loyalty.json("/members/" + id + "/ledger?pageSize=3");
        JsonNode second = loyalty.json("/members/" + id + "/ledger?pageSize=3&cursor="
                + first.path("next").asString());

        assertThat(first.path("items"))
                .extracting(item -> item.path("balanceAfter").asLong())
                .startsWith(15L)
                .hasSize(3);
        assertThat(second.path("items")).hasSize(2);
        assertThat(second.has("next")).isFalse();
        assertThat(loyalty.get("/members/" + id).headers().firstValue("ETag")).contains("\"6\"");
    }

    /** Each answer is judged where it comes in; what operators see belongs to the kit, whose tests say more. */
    @Test
    void GW_09_everyOperationOfTheDocument_isAnsweredAsItSays() {
        String id = newCustomer();
        loyalty.hears(purchase(newPurchase(), id, 1, "268.50"));
        awaitBalance(id, 268);
        String draft = "{'customerId':'" + id + "','kind':'RECOVERY','channel':'PHONE'}";
        String skipped = loyalty.post("/care-tasks", draft)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String done = loyalty.post("/care-tasks", draft)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        loyalty.post(skipped + "/skip", "{'reason':'MOVED_AWAY','note':'to another town'}");
        loyalty.post(done + "/complete", "{'outcome':'HAPPY','channel':'WECHAT','note':'客户很满意'}");
        List.of(
                        "/members/" + id,
                        "/members/" + id + "/ledger",
                        "/care-tasks?count=true&customerId=" + id,
                        done,
                        skipped)
                .forEach(path -> assertThat(loyalty.get(path).statusCode()).isEqualTo(200));
        assertThat(loyalty.get("/tiers").statusCode()).isEqualTo(200);
        assertThat(loyalty.put("/tiers", "{}").statusCode()).isEqualTo(428);
        assertThat(loyalty.get("/members/" + id + "/benefits").statusCode()).isEqualTo(200);
        assertThat(loyalty.post("/members/" + id + "/benefits/GIFT/use", "{}").statusCode())
                .isEqualTo(404);
        List.of("/ops/verify?account=" + id, "/ops/parked", "/ops/dlt?pageSize=1", "/ops/outbox?limit=1")
                .forEach(path -> assertThat(loyalty.send("GET", path, "ops").statusCode())
                        .isEqualTo(200));
        loyalty.send("POST", "/ops/parked/none/redrive", "ops");
        loyalty.postAs("ops", "/ops/parked/none/discard", "{'reason':'a test'}");
        loyalty.send("POST", "/ops/dlt/none/replay", "ops");

        EarningRuleIT.callEach(loyalty);
        CarePlanIT.callEach(loyalty);
        AdjustmentIT.callEach(loyalty, id);
        PointsLifeIT.callEach(loyalty, id);
        StatementIT.callEach(loyalty, id);
        RedemptionIT.callEach(loyalty, id);
        RewardStage.callEach(loyalty, id);
        OfferIT.callEach(loyalty, id);
        AchievementIT.callEach(loyalty, id);
        QuoteIT.callEach(loyalty, id);
        CouponIT.callEach(loyalty, id);
        ReferralIT.callEach(loyalty, id);
        List.of(
                        "/reports/repeat-purchase",
                        "/reports/retention",
                        "/reports/breakage",
                        "/reports/uplift?carePlanId=cpl_each",
                        "/reports/referral-rate?from=2026-01-01T00:00:00Z&to=2027-01-01T00:00:00Z")
                .forEach(path -> assertThat(loyalty.get(path).statusCode()).isEqualTo(200));
        TransferIT.callEach(loyalty, id, memberWithout(newPurchase()));

        assertThat(RunningLoyalty.neverCalled()).isEmpty();
    }

    private String memberWithout(String bought) {
        String id = newCustomer();
        loyalty.hears(purchase(bought, id, 1, "0.50"));
        awaitBalance(id, 0);
        return id;
    }
}
