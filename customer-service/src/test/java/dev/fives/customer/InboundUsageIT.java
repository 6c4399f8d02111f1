package dev.fives.customer;

import static dev.fives.contracts.EventTypes.COMMERCE_ORDER_COMPLETED;
import static dev.fives.contracts.EventTypes.COMMERCE_ORDER_REFUNDED;
import static dev.fives.contracts.EventTypes.COMMERCE_USAGE_RECORDED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.Topic;
import dev.fives.customer.Api.Answer;
import dev.fives.kit.events.listener.CaughtUps;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.topic.SeenEvent;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Usage that other systems tell of, and what is counted of it and of orders. */
class InboundUsageIT extends InboundScenario {
    @Test
    void usage_isToldOnce_byEventAndByRequest() {
        double before = records(Topic.COMMERCE_USAGE, "handled");
        for (int i = 0; i < 3; i++) {
            send(COMMERCE_USAGE_RECORDED, "u-" + customer, """
                    {"name":"app.login","props":{"platform":"ios","seconds":12,"share":0.5,"first":true},
                     "at":"2026-03-01T10:00:00Z"}""");
        }
        Eventually.until(
                DEADLINE,
                () -> api.get("/customers/lookup?externalId=shop:" + customer).status() == 200);
        String customerId =
                api.get("/customers/lookup?externalId=shop:" + customer).id();
        String path = "/customers/" + customerId + "/usage-events";
        String body = "{\"name\":\"app.search\",\"at\":\"2026-03-01T11:00:00Z\"}";
        Answer first = api.post(path, body, "Idempotency-Key", "k-" + customer);
        Answer again = api.post(path, body, "Idempotency-Key", "k-" + customer);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(api.get(first.header("Location")).body()).isEqualTo(first.body());
        Eventually.until(DEADLINE, () -> entries(customerId).size() == 2);
        assertThat(entries(customerId).get(0).at("/facts/name").asString()).isEqualTo("app.search");
        assertThat(entries(customerId).get(1).at("/facts/system").asString()).isEqualTo("shop");
        List<SeenEvent> told =
                RunningService.topics().read(Topic.USAGE, event -> event.key().equals(customerId), 2);
        assertThat(told)
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.sequence()).isOne());
        assertThat(told)
                .anySatisfy(event ->
                        assertThat(event.data().at("/props/seconds").intValue()).isEqualTo(12));
        // else another test would count what is still to come
        Eventually.until(DEADLINE, () -> records(Topic.COMMERCE_USAGE, "handled") == before + 3);
    }

    @Test
    void usage_refusesWhatNoEventMayCarry() {
        String customerId = api.post("/customers", "{\"name\":\"Of Usage\"}").id();
        Answer wrong = api.post("/customers/" + customerId + "/usage-events", """
                {"name":"App Login","props":{"mail":"a@b.example"},"at":"1960-01-01T00:00:00Z"}""");

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body().get("errors").size()).isEqualTo(3);
        assertThat(api.post("/customers/cus_none/usage-events", "{\"name\":\"app.login\"}")
                        .status())
                .isEqualTo(404);
    }

    /** What customers say in social networks comes to feedback-service, which counts it by channel. */
    @Test
    void ANA_01_salesAndUsage_areCountedApart_andSoIsWhatIsRefusedOfEach() {
        double sales = records(Topic.COMMERCE_ORDER, "handled");
        double badSales = records(Topic.COMMERCE_ORDER, "dead-lettered");
        double uses = records(Topic.COMMERCE_USAGE, "handled");
        double badUses = records(Topic.COMMERCE_USAGE, "dead-lettered");

        send(COMMERCE_ORDER_COMPLETED, "count-1-" + customer, order("3"));
        send(COMMERCE_ORDER_REFUNDED, "count-2-" + customer, refund("R-1", "1"));
        shop.send(COMMERCE_ORDER_COMPLETED, "count-3-" + customer, customer, "{\"system\":\"shop\",\"total\":3}");
        send(
                COMMERCE_USAGE_RECORDED,
                "count-4-" + customer,
                "{\"name\":\"app.login\",\"at\":\"2026-03-01T10:00:00Z\"}");
        shop.send(COMMERCE_USAGE_RECORDED, "count-5-" + customer, customer, "{\"name\":1}");

        Eventually.asserted(DEADLINE, () -> {
            assertThat(records(Topic.COMMERCE_ORDER, "handled")).isEqualTo(sales + 2);
            assertThat(records(Topic.COMMERCE_ORDER, "dead-lettered")).isEqualTo(badSales + 1);
            assertThat(records(Topic.COMMERCE_USAGE, "handled")).isEqualTo(uses + 1);
            assertThat(records(Topic.COMMERCE_USAGE, "dead-lettered")).isEqualTo(badUses + 1);
        });
        assertThat(letter("count-3-")).contains("/total fails type");
    }

    /** When all that other tests have sent is handled too: it must not be counted as this one's. */
    private static double records(Topic topic, String outcome) {
        RunningService.bean(CaughtUps.class).of("customer").withAll().block(DEADLINE);
        var counter = RunningService.bean(MeterRegistry.class)
                .find("fives.listener.records")
                .tags(
                        "group",
                        "customer",
                        "topic",
                        RunningService.topics().prefix() + topic.topicName(),
                        "outcome",
                        outcome)
                .counter();
        return counter == null ? 0 : counter.count();
    }

    private JsonNode entries(String customerId) {
        return api.get("/customers/" + customerId + "/timeline?types=usage")
                .body()
                .get("items");
    }
}
