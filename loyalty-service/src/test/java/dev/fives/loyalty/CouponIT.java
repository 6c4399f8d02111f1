package dev.fives.loyalty;

import static dev.fives.loyalty.RunningLoyalty.DEADLINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.loyalty.CouponChanged;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.id.Ids;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.topic.SeenEvent;
import dev.fives.kit.time.RealClock;
import dev.fives.loyalty.coupon.model.CouponBatch;
import dev.fives.loyalty.coupon.model.CouponCode;
import dev.fives.loyalty.coupon.model.CouponOrigin;
import dev.fives.loyalty.coupon.model.CouponTerms;
import dev.fives.loyalty.coupon.model.Validity;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.core.ResolvableType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(SharedLoyalty.class)
class CouponIT {
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final String TEN_OFF = "'discount':{'kind':'AMOUNT','value':'10'},'currency':'CNY'";

    private final RunningLoyalty loyalty = SharedLoyalty.loyalty();
    private final String number = "coupon_" + NUMBERS.incrementAndGet();
    private final String customer = "cus_" + number;

    /** Every operation of the document once. */
    static void callEach(RunningLoyalty loyalty, String customer) {
        String campaign = path(loyalty.post(
                "/coupon-campaigns", "{'name':'each','discount':{'kind':'PERCENT','value':'10'},'currency':'CNY'}"));
        assertThat(loyalty.get("/coupon-campaigns?count=true&pageSize=1").statusCode())
                .isEqualTo(200);
        assertThat(loyalty.get("/coupon-campaigns/" + campaign).statusCode()).isEqualTo(200);
        HttpResponse<String> issued = loyalty.post(
                "/coupons",
                "{'campaignId':'" + campaign + "','customerId':'" + customer + "'}",
                "Idempotency-Key",
                "coupon-each-" + customer);
        assertThat(issued.statusCode()).isEqualTo(201);
        String code = json(issued).at("/codes/0").asString();
        String body =
                "{'reference':'order:each','customerId':'" + customer + "','cart':{'amount':'10.00','currency':'CNY'}}";
        assertThat(loyalty.get("/coupons/" + code).statusCode()).isEqualTo(200);
        assertThat(loyalty.get("/coupons?status=ACTIVE&count=true").statusCode())
                .isEqualTo(200);
        assertThat(loyalty.post("/coupons/" + code + "/validate", body).statusCode())
                .isEqualTo(200);
        assertThat(loyalty.post("/coupons/" + code + "/redeem", body).statusCode())
                .isEqualTo(200);
        assertThat(loyalty.post("/coupons/" + code + "/release", "{'reference':'order:each'}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void LOY_18_singleUse_tenAtOnce_oneHasIt_nineAreTold_andReleasedItIsValidAgain() throws InterruptedException {
        String code = issued(campaign(TEN_OFF), 1).getFirst();

        List<HttpResponse<String>> answers = AtOnce.of(10, i -> redeem(code, "order:" + number + "-" + i, "200.00"));

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnlyOnce(200);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 409)
                .hasSize(9)
                .allSatisfy(answer ->
                        assertThat(json(answer).path("reason").asString()).isEqualTo("USED_UP"));
        JsonNode won = json(answers.stream()
                .filter(answer -> answer.statusCode() == 200)
                .findFirst()
                .orElseThrow());
        String order = won.path("reference").asString();
        assertThat(won.at("/discount/amount").asString()).isEqualTo("10.00");
        assertThat(redeem(code, order, "200.00").body())
                .as("a repeat of the same order")
                .isEqualTo(answers.stream()
                        .filter(answer -> answer.statusCode() == 200)
                        .findFirst()
                        .orElseThrow()
                        .body());
        assertThat(reason(redeem(code, order, "201.00"))).isEqualTo("REFERENCE_USED");
        assertThat(status(code)).isEqualTo("REDEEMED");

        assertThat(release(code, order).statusCode()).isEqualTo(200);
        assertThat(release(code, order).statusCode()).as("again").isEqualTo(200);
        assertThat(release(code, "order:never").statusCode()).isEqualTo(409);

        assertThat(status(code)).isEqualTo("ACTIVE");
        assertThat(redeem(code, "order:" + number + "-next", "200.00").statusCode())
                .isEqualTo(200);
        assertThat(told(won.path("id").asString()))
                .extracting(SeenEvent::type)
                .containsExactly(
                        EventTypes.COUPON_ISSUED.name(),
                        EventTypes.COUPON_REDEEMED.name(),
                        EventTypes.COUPON_RELEASED.name(),
                        EventTypes.COUPON_REDEEMED.name());
    }

    @Test
    void LOY_18_validate_saysWhatItWouldDo_andChangesNothing() {
        String campaign = campaign("'discount':{'kind':'PERCENT','value':'7.5','rounding':'HALF_UP'},"
                + "'currency':'CNY','minimumCart':'100.00'");
        String code = issued(campaign, 1).getFirst();

        JsonNode valid = json(validate(code, "133.33"));
        assertThat(valid.path("valid").asBoolean()).isTrue();
        assertThat(valid.at("/discount/amount").asString()).isEqualTo("10.00");
        assertThat(json(validate(code, "99.99")).path("reason").asString()).isEqualTo("BELOW_MINIMUM");
        assertThat(reason(redeem(code, "order:" + number, "99.99"))).isEqualTo("BELOW_MINIMUM");
        assertThat(status(code)).isEqualTo("ACTIVE");
        assertThat(loyalty.get("/coupons/" + code.toLowerCase(Locale.ROOT).replace("-", "%20"))
                        .statusCode())
                .isEqualTo(200);
        String mistyped = code.substring(0, 2) + (code.charAt(2) == 'X' ? 'Y' : 'X') + code.substring(3);
        assertThat(json(loyalty.get("/coupons/" + mistyped)).path("detail").asString())
                .contains("mistyped");
        assertThat(loyalty.get("/coupons/cpn_none").statusCode()).isEqualTo(404);
    }

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
    void LOY_18_stacking_onlyTheSameGroupGoesTogether() {
        String alone = issued(campaign(TEN_OFF), 1).getFirst();
        List<String> news = issued(campaign(TEN_OFF + ",'stackingGroup':'news'"), 2);
        String other = issued(campaign(TEN_OFF + ",'stackingGroup':'other'"), 1).getFirst();
        String order = "order:" + number;

        assertThat(redeem(news.getFirst(), order, "200.00").statusCode()).isEqualTo(200);
        assertThat(redeem(news.getLast(), order, "200.00").statusCode()).isEqualTo(200);
        assertThat(reason(redeem(alone, order, "200.00"))).isEqualTo("NOT_COMBINABLE");
        assertThat(reason(redeem(other, order, "200.00"))).isEqualTo("NOT_COMBINABLE");

        news.forEach(code -> assertThat(release(code, order).statusCode()).isEqualTo(200));
        assertThat(redeem(alone, order, "200.00").statusCode()).isEqualTo(200);
        assertThat(reason(redeem(news.getFirst(), order, "200.00"))).isEqualTo("NOT_COMBINABLE");
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

    /** The caller of the first died between putting it to the order and using it. */
    @Test
    void LOY_18_couponThatWasNeverUsed_makesRoomInItsOrder() {
        List<String> codes = issued(campaign(TEN_OFF), 3);
        String order = "order:" + number;
        String dead =
                json(loyalty.get("/coupons/" + codes.getFirst())).path("id").asString();
        assertThat(redeem(codes.getFirst(), order, "200.00").statusCode()).isEqualTo(200);
        loyalty.overwrite("coupons", dead, new Document("state.uses", List.of()).append("state.status", "ACTIVE"));

        assertThat(reason(redeem(codes.get(1), order, "200.00")))
                .as("it may be under way")
                .isEqualTo("NOT_COMBINABLE");
        wasPutInLongAgo(order);
        assertThat(redeem(codes.get(1), order, "200.00").statusCode()).isEqualTo(200);
        wasPutInLongAgo(order);
        assertThat(reason(redeem(codes.get(2), order, "200.00")))
                .as("the other one is used")
                .isEqualTo("NOT_COMBINABLE");
    }

    /** The hold is real time, which no test can move. */
    private void wasPutInLongAgo(String order) {
        Date before = Date.from(loyalty.bean(RealClock.class).instant().minus(Duration.ofMinutes(2)));
        loyalty.overwrite(
                "coupon_baskets",
                loyalty.bean(Ids.class).derived("cpk", "coupon-basket", order),
                new Document("state.joinedAt", before));
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

    private String campaign(String terms) {
        HttpResponse<String> made = loyalty.post("/coupon-campaigns", "{'name':'" + number + "'," + terms + "}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return path(made);
    }

    private List<String> issued(String campaign, int count) {
        HttpResponse<String> issued = loyalty.post(
                "/coupons",
                "{'campaignId':'" + campaign + "','count':" + count + "}",
                "Idempotency-Key",
                "issue-" + campaign);
        assertThat(issued.statusCode()).as(issued.body()).isEqualTo(201);
        return json(issued).path("codes").valueStream().map(JsonNode::asString).toList();
    }

    private HttpResponse<String> redeem(String code, String order, String amount) {
        return loyalty.post("/coupons/" + code + "/redeem", cart("'reference':'" + order + "',", amount));
    }

    private HttpResponse<String> validate(String code, String amount) {
        return loyalty.post("/coupons/" + code + "/validate", cart("", amount));
    }

    private HttpResponse<String> release(String code, String order) {
        return loyalty.post("/coupons/" + code + "/release", "{'reference':'" + order + "'}");
    }

    private static String cart(String more, String amount) {
        return "{" + more + "'cart':{'amount':'" + amount + "','currency':'CNY'}}";
    }

    private String status(String code) {
        return json(loyalty.get("/coupons/" + code)).path("status").asString();
    }

    private List<SeenEvent> told(String couponId) {
        return loyalty.said().stream()
                .filter(event -> event.source().equals("/fives/coupon/" + couponId))
                .toList();
    }

    private static String reason(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        return json(answer).path("reason").asString();
    }

    private static String path(HttpResponse<String> made) {
        return made.headers().firstValue("Location").orElseThrow().replaceAll(".*/", "");
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
