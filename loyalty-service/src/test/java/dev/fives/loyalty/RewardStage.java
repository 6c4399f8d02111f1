package dev.fives.loyalty;

import static dev.fives.loyalty.RunningLoyalty.DEADLINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.loyalty.redemption.app.RewardCheck;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rewards of 100 points on a stage, and who redeems them. */
final class RewardStage {
    private static final AtomicInteger KEYS = new AtomicInteger();
    /** More than there are on any stage. */
    private static final int TICKS = 6;

    private final RunningLoyalty loyalty;

    RewardStage(SpendingStage stage) {
        this.loyalty = stage.loyalty();
    }

    /** @param more fields, in single quotes */
    static String draft(String more) {
        return "{'name':{'zh':'茶杯','en':'Tea cup'},'points':100," + more + "}";
    }

    /** Its id. */
    String made(String more) {
        HttpResponse<String> made = loyalty.post("/rewards", draft(more));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return json(made).path("rewardId").asString();
    }

    HttpResponse<String> put(String reward, String more, String ifMatch) {
        return loyalty.put(path(reward), draft(more), "If-Match", ifMatch);
    }

    HttpResponse<String> read(String reward) {
        return loyalty.get(path(reward));
    }

    String path(String reward) {
        return "/rewards/" + reward;
    }

    HttpResponse<String> redeem(String customer, String reward, String key) {
        String body = "{'customerId':'" + customer + "','rewardId':'" + reward + "'}";
        return SpendingStage.patiently(() -> loyalty.post("/redemptions", body, "Idempotency-Key", key));
    }

    /** The id of a redemption that holds its points. */
    String redeemed(String customer, String reward) {
        HttpResponse<String> answer = redeem(customer, reward, "reward-" + KEYS.incrementAndGet());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(json(answer).path("status").asString()).isEqualTo("PENDING");
        assertThat(json(answer).path("rewardId").asString()).isEqualTo(reward);
        return "/redemptions/" + json(answer).path("id").asString();
    }

    HttpResponse<String> post(String path, String verb) {
        return SpendingStage.patiently(() -> loyalty.send("POST", path + "/" + verb, "admin"));
    }

    void assertStock(String reward, long available, long reserved, long confirmed) {
        JsonNode stock = json(read(reward));
        assertThat(stock.path("available").asLong()).as("available").isEqualTo(available);
        assertThat(stock.path("reserved").asLong()).as("reserved").isEqualTo(reserved);
        assertThat(stock.path("confirmed").asLong()).as("confirmed").isEqualTo(confirmed);
    }

    /** What the running check shows after a look at each reward. */
    double violationsAfterATick() {
        for (int i = 0; i < TICKS; i++) {
            loyalty.bean(RewardCheck.class).tick().block(DEADLINE);
        }
        return loyalty.bean(MeterRegistry.class)
                .get("crm.invariant.violations")
                .tag("name", "reward-stock")
                .gauge()
                .value();
    }

    /** Each operation once, of a customer with at least 1 point. */
    static void callEach(RunningLoyalty loyalty, String customer) {
        HttpResponse<String> made = loyalty.post(
                "/rewards", "{'name':{'en':'Card'},'points':1,'stock':9}", "Idempotency-Key", "r" + customer);
        String path = made.headers().firstValue("Location").orElseThrow();
        HttpResponse<String> again = loyalty.post(
                "/rewards", "{'name':{'en':'Card'},'points':1,'stock':9}", "Idempotency-Key", "r" + customer);
        assertThat(again.body()).isEqualTo(made.body());
        assertThat(loyalty.get("/rewards?count=true&pageSize=1").statusCode()).isEqualTo(200);
        assertThat(loyalty.get(path).statusCode()).isEqualTo(200);
        assertThat(loyalty.put(path, "{'name':{'en':'Card'},'points':2}", "If-Match", "\"1\"")
                        .statusCode())
                .isEqualTo(200);
        assertThat(loyalty.send("POST", path + "/archive", "admin").statusCode())
                .isEqualTo(200);
        assertThat(loyalty.get("/rewards/rwd_none").statusCode()).isEqualTo(404);
        assertThat(loyalty.post(
                                "/redemptions",
                                "{'customerId':'" + customer + "','rewardId':'" + path.substring(9) + "'}",
                                "Idempotency-Key",
                                "archived" + customer)
                        .statusCode())
                .isEqualTo(409);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
