package dev.fives.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.test.topic.SeenEvent;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A campaign and a customer of its own for each test. */
@ExtendWith(SharedLoyalty.class)
abstract class CouponScenario {
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    static final String TEN_OFF = "'discount':{'kind':'AMOUNT','value':'10'},'currency':'CNY'";

    final RunningLoyalty loyalty = SharedLoyalty.loyalty();
    final String number = "coupon_" + NUMBERS.incrementAndGet();
    final String customer = "cus_" + number;

    String campaign(String terms) {
        HttpResponse<String> made = loyalty.post("/coupon-campaigns", "{'name':'" + number + "'," + terms + "}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return path(made);
    }

    List<String> issued(String campaign, int count) {
        HttpResponse<String> issued = loyalty.post(
                "/coupons",
                "{'campaignId':'" + campaign + "','count':" + count + "}",
                "Idempotency-Key",
                "issue-" + campaign);
        assertThat(issued.statusCode()).as(issued.body()).isEqualTo(201);
        return json(issued).path("codes").valueStream().map(JsonNode::asString).toList();
    }

    HttpResponse<String> redeem(String code, String order, String amount) {
        return loyalty.post("/coupons/" + code + "/redeem", cart("'reference':'" + order + "',", amount));
    }

    static String cart(String more, String amount) {
        return "{" + more + "'cart':{'amount':'" + amount + "','currency':'CNY'}}";
    }

    String status(String code) {
        return json(loyalty.get("/coupons/" + code)).path("status").asString();
    }

    List<SeenEvent> told(String couponId) {
        return loyalty.said().stream()
                .filter(event -> event.source().equals("/fives/coupon/" + couponId))
                .toList();
    }

    static String reason(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        return json(answer).path("reason").asString();
    }

    static String path(HttpResponse<String> made) {
        return made.headers().firstValue("Location").orElseThrow().replaceAll(".*/", "");
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
