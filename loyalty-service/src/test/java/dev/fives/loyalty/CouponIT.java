package dev.fives.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.EventTypes;
import dev.fives.kit.id.Ids;
import dev.fives.kit.test.topic.SeenEvent;
import dev.fives.kit.time.RealClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CouponIT extends CouponScenario {
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

    private HttpResponse<String> validate(String code, String amount) {
        return loyalty.post("/coupons/" + code + "/validate", cart("", amount));
    }

    private HttpResponse<String> release(String code, String order) {
        return loyalty.post("/coupons/" + code + "/release", "{'reference':'" + order + "'}");
    }
}
