package dev.fives.loyalty;

import static dev.fives.loyalty.RunningLoyalty.DEADLINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.loyalty.CouponChanged;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.topic.SeenEvent;
import dev.fives.loyalty.coupon.model.CouponBatch;
import dev.fives.loyalty.coupon.model.CouponCode;
import dev.fives.loyalty.coupon.model.CouponOrigin;
import dev.fives.loyalty.coupon.model.CouponTerms;
import dev.fives.loyalty.coupon.model.Validity;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.ResolvableType;
import tools.jackson.databind.JsonNode;

/** To whom coupons are given, by whom, and when they end. */
class CouponIssueIT extends CouponScenario {
    @Test
    void LOY_18_expiry_isToldOnce_asOfItsInstant_andNothingIsTakenAfterIt() {
        String campaign = campaign(TEN_OFF + ",'validDays':1");
        List<String> codes = issued(campaign, 2);
        JsonNode coupon = json(loyalty.get("/coupons/" + codes.getFirst()));
        redeem(codes.getLast(), "order:" + number, "200.00");

        loyalty.clock.advance(Duration.ofDays(1).plusMinutes(1));

        Eventually.until("expired", DEADLINE, () -> status(codes.getFirst()).equals("EXPIRED"));
        assertThat(status(codes.getLast())).as("used before").isEqualTo("REDEEMED");
        assertThat(reason(redeem(codes.getFirst(), "order:late" + number, "200.00")))
                .isEqualTo("EXPIRED");
        List<SeenEvent> told = told(coupon.path("id").asString());
        assertThat(told)
                .extracting(SeenEvent::type)
                .containsExactly(EventTypes.COUPON_ISSUED.name(), EventTypes.COUPON_EXPIRED.name());
        CouponChanged expired = told.getLast().dataAs(CouponChanged.class);
        assertThat(expired.at()).isEqualTo(expired.validTo());
        assertThat(expired.batchId()).isEqualTo(coupon.path("batchId").asString());
    }

    @Test
    void LOY_18_ofOneCustomer_isOnItsList_andHiddenFromAnalysts() {
        String campaign = campaign(TEN_OFF);
        String body = "{'campaignId':'" + campaign + "','customerId':'" + customer + "'}";
        HttpResponse<String> issued = loyalty.post("/coupons", body, "Idempotency-Key", "own-" + number);
        assertThat(loyalty.post("/coupons", body, "Idempotency-Key", "own-" + number)
                        .body())
                .isEqualTo(issued.body());
        assertThat(loyalty.post("/coupons", body).statusCode()).as("no key").isEqualTo(400);

        JsonNode items = loyalty.json("/coupons?customerId=" + customer).path("items");

        assertThat(items).hasSize(1);
        assertThat(items.get(0).path("code").asString())
                .isEqualTo(json(issued).at("/codes/0").asString());
        assertThat(loyalty.send("GET", "/coupons?customerId=" + customer, "analyst")
                        .body())
                .contains("\"code\":\"***\"");
        assertThat(reason(redeem(items.get(0).path("code").asString(), "order:" + number, "200.00")))
                .isEqualTo("CUSTOMER_REQUIRED");
        assertThat(loyalty.said(customer)).extracting(SeenEvent::type).containsExactly(EventTypes.COUPON_ISSUED.name());
        loyalty.hearsOfDeletion(customer, 2);
        loyalty.awaitIdle();
        assertThat(loyalty.post("/coupons", body, "Idempotency-Key", "gone-" + number)
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void LOY_18_batch_isIssuedOnce_andOneThatBrokeOffIsCarriedOn() {
        String campaign = campaign(TEN_OFF);
        String body = "{'campaignId':'" + campaign + "','count':500}";
        HttpResponse<String> first = loyalty.post("/coupons", body, "Idempotency-Key", "batch-" + number);
        JsonNode batch = json(first);
        assertThat(batch.path("codes")).hasSize(500);
        assertThat(loyalty.json("/coupons?count=true&pageSize=1&campaignId=" + campaign)
                        .path("total")
                        .asInt())
                .isEqualTo(500);
        assertThat(loyalty.post("/coupons", "{'campaignId':'" + campaign + "','count':501}", "Idempotency-Key", "x")
                        .statusCode())
                .isEqualTo(422);

        CouponBatch broken = brokenOff(campaign);
        List<String> codes = broken.codes().stream().map(CouponCode::shown).toList();
        Eventually.until(
                "carried on",
                DEADLINE,
                () -> codes.stream()
                        .allMatch(code -> loyalty.get("/coupons/" + code).statusCode() == 200));
        assertThat(told(json(loyalty.get("/coupons/" + codes.getLast()))
                        .path("id")
                        .asString()))
                .extracting(SeenEvent::type)
                .containsExactly(EventTypes.COUPON_ISSUED.name());
    }

    /** As its writer left it that died. */
    private CouponBatch brokenOff(String campaign) {
        String id = "cpb_" + number;
        Instant now = loyalty.clock.instant();
        CouponBatch batch = new CouponBatch(
                id,
                null,
                3,
                "seed-" + number,
                new CouponOrigin(id, campaign, "c-" + number, now),
                CouponTerms.once(BigDecimal.TEN, "CNY"),
                new Validity(now, null),
                now);
        loyalty.context()
                .<AggregateStore<CouponBatch>>getBeanProvider(
                        ResolvableType.forClassWithGenerics(AggregateStore.class, CouponBatch.class))
                .getObject()
                .create(id, id, batch, List.of(), null)
                .block(DEADLINE);
        return batch;
    }

    @Test
    void LOY_18_agent_givesACouponToACustomer_andMakesNeitherCampaignsNorCodes() {
        String campaign = campaign(TEN_OFF);
        String terms = "{'name':'all','discount':{'kind':'PERCENT','value':'100'},'currency':'CNY'}";
        loyalty.hearsOfNewCustomer(customer);
        loyalty.awaitIdle();

        assertThat(loyalty.postAs("agent", "/coupon-campaigns", terms).statusCode())
                .isEqualTo(403);
        assertThat(loyalty.postAs("marketer", "/coupon-campaigns", terms).statusCode())
                .isEqualTo(201);
        assertThat(issuedBy("agent", "{'campaignId':'" + campaign + "','count':500}"))
                .isEqualTo(403);
        assertThat(issuedBy("agent", "{'campaignId':'" + campaign + "'}"))
                .as("one that anybody may use")
                .isEqualTo(403);
        assertThat(issuedBy("marketer", "{'campaignId':'" + campaign + "','count':2}"))
                .isEqualTo(201);
        assertThat(issuedBy("agent", "{'campaignId':'" + campaign + "','customerId':'" + customer + "'}"))
                .isEqualTo(201);
    }

    private int issuedBy(String role, String body) {
        return loyalty.postAs(role, "/coupons", body, "Idempotency-Key", role + body.length() + number)
                .statusCode();
    }
}
