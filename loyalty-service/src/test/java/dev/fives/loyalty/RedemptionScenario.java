package dev.fives.loyalty;

import static dev.fives.loyalty.RunningLoyalty.DEADLINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.loyalty.RedemptionChanged;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.topic.SeenEvent;
import dev.fives.loyalty.account.app.Wallets;
import dev.fives.loyalty.redemption.model.Redemption;
import dev.fives.loyalty.redemption.model.RedemptionAsk;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.core.ResolvableType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A customer of its own for each test, on a stage where points are lost after a year. */
@ExtendWith(SharedSpending.class)
abstract class RedemptionScenario {
    static final Duration LAPSE = Duration.ofHours(24);
    static final Duration REPEAT = Duration.ofSeconds(5);
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    final SpendingStage stage = SharedSpending.stage();
    final RunningLoyalty loyalty = stage.loyalty();
    final String number = "redemption_" + NUMBERS.incrementAndGet();
    final String customer = "cus_" + number;

    Redemption requested(String id, long points) {
        Instant now = loyalty.clock.instant();
        RedemptionAsk ask =
                new RedemptionAsk(customer, Wallets.POINTS, points, null, "clerk", "c-" + number, now, null);
        return Redemption.requested(id, ask, now.plus(LAPSE), now.plus(REPEAT));
    }

    AggregateStore<Redemption> store() {
        return loyalty.context()
                .<AggregateStore<Redemption>>getBeanProvider(
                        ResolvableType.forClassWithGenerics(AggregateStore.class, Redemption.class))
                .getObject();
    }

    HttpResponse<String> redeem(long points, String key) {
        return SpendingStage.patiently(() -> loyalty.post("/redemptions", body(points), "Idempotency-Key", key));
    }

    String body(long points) {
        return "{'customerId':'" + customer + "','points':" + points + ",'reference':'order:" + number + "'}";
    }

    String redeemed(long points) {
        HttpResponse<String> answer = redeem(points, "k-" + NUMBERS.incrementAndGet());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(json(answer).path("status").asString()).isEqualTo("PENDING");
        return json(answer).path("id").asString();
    }

    HttpResponse<String> post(String id, String verb) {
        return SpendingStage.patiently(() -> loyalty.send("POST", "/redemptions/" + id + "/" + verb, "admin"));
    }

    void awaitStatus(String id, String status) {
        Eventually.until(
                status,
                DEADLINE,
                () -> json(loyalty.get("/redemptions/" + id))
                        .path("status")
                        .asString()
                        .equals(status));
    }

    void assertPoints(long active, long reserved) {
        JsonNode points = loyalty.json("/members/" + customer).path("points");
        assertThat(points.path("active").asLong()).as("active").isEqualTo(active);
        assertThat(points.path("reserved").asLong()).as("reserved").isEqualTo(reserved);
    }

    void assertSound() {
        assertThat(loyalty.proof(customer).path("violations")).isEmpty();
    }

    List<SeenEvent> said(String id) {
        return loyalty.said(customer).stream()
                .filter(event -> event.type().startsWith("crm.redemption."))
                .filter(event ->
                        event.dataAs(RedemptionChanged.class).redemptionId().equals(id))
                .toList();
    }

    List<String> told(String id) {
        return said(id).stream().map(SeenEvent::type).toList();
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
