package dev.fives.customer;

import static dev.fives.contracts.EventTypes.COMMERCE_ORDER_CANCELLED;
import static dev.fives.contracts.EventTypes.COMMERCE_ORDER_COMPLETED;
import static dev.fives.contracts.EventTypes.COMMERCE_ORDER_REFUNDED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.Topic;
import dev.fives.customer.Api.Answer;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.topic.SeenEvent;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Orders of other systems (EVT-10). */
class InboundIT extends InboundScenario {
    @Test
    void EVT_10_orderThreeTimesAndByRequest_isOnePurchase() {
        for (int i = 0; i < 3; i++) {
            send(COMMERCE_ORDER_COMPLETED, "e" + i, order("3"));
        }
        JsonNode purchase = purchaseWithNet("268.50");
        String customerId = purchase.get("customerId").asString();
        send(COMMERCE_ORDER_COMPLETED, "e0", order("3"));
        send(COMMERCE_ORDER_REFUNDED, "r1", refund("R-1", "1"));
        purchaseWithNet("179.00");

        Answer byRequest = api.post("/customers/" + customerId + "/purchases", """
                {"system":"shop","externalRef":"%s","orderedAt":"2026-03-01T10:00:00Z","channel":"WEB",
                 "lines":[{"sku":"TEA-1","quantity":3,"unitPrice":"89.50"}],"total":{"amount":"268.50","currency":"CNY"}}
                """.formatted(ref));

        assertThat(byRequest.status()).isEqualTo(200);
        assertThat(byRequest.id()).isEqualTo(purchaseId);
        assertThat(api.get("/customers/lookup?externalId=shop:" + customer).id())
                .isEqualTo(customerId);
        List<SeenEvent> told = RunningService.topics().ofAggregate(Topic.PURCHASE, purchaseId, 2);
        assertThat(told).extracting(SeenEvent::sequence).containsExactly(1L, 2L);
        assertThat(told.getFirst().header("ce_causationid")).isIn("e0", "e1", "e2");
        assertThat(told.getFirst().header("ce_correlationid")).hasSizeLessThanOrEqualTo(64);
    }

    @Test
    void EVT_10_refundBeforeItsOrder_waitsAndIsSeen() {
        send(COMMERCE_ORDER_REFUNDED, "r", refund("R-1", "1"));
        send(COMMERCE_ORDER_REFUNDED, "r", refund("R-1", "1"));
        JsonNode waiting = waiting(true);
        assertThat(waiting.get("refundRef").asString()).isEqualTo("R-1");
        Eventually.until("counted", DEADLINE, () -> gauge("fives.inbound.waiting.refunds") >= 1);
        Eventually.until("its age shows", DEADLINE, () -> gauge("fives.inbound.waiting.oldest.age") >= 1);
        assertThat(waiting.has("refusal")).isFalse();
        assertThat(api.get("/purchases/" + purchaseId).status()).isEqualTo(404);

        send(COMMERCE_ORDER_COMPLETED, "o", order("3"));

        JsonNode purchase = purchaseWithNet("179.00");
        assertThat(purchase.get("refunds").size()).isEqualTo(1);
        assertThat(purchase.at("/refunds/0/at").asString()).isEqualTo("2026-03-02T10:00:00.123Z");
        waiting(false);
    }

    @Test
    void refundBeforeItsOrder_isTakenAlsoWhereTheOrderComesByRequest() {
        String customerId = api.post("/customers", "{\"name\":\"By Request\"}").id();
        send(COMMERCE_ORDER_CANCELLED, "c", "{\"at\":\"2026-03-02T10:00:00Z\"}");
        waiting(true);

        assertThat(api.post("/customers/" + customerId + "/purchases", """
                        {"system":"shop","externalRef":"%s","orderedAt":"2026-03-01T10:00:00Z",
                         "total":{"amount":"10.00","currency":"CNY"}}
                        """.formatted(ref))
                        .status())
                .isEqualTo(201);

        purchaseWithNet("0.00");
        waiting(false);
    }

    @Test
    void refundThatDoesNotFitItsOrder_staysForTheOperator() {
        send(COMMERCE_ORDER_REFUNDED, "r", refund("R-1", "4"));
        waiting(true);
        send(COMMERCE_ORDER_COMPLETED, "o", order("3"));
        Eventually.until(DEADLINE, () -> waiting(true).has("refusal"));
        JsonNode refused = waiting(true);
        Eventually.until("counted", DEADLINE, () -> gauge("fives.inbound.refused.refunds") >= 1);

        assertThat(refused.get("refusal").asString()).contains("quantity: 4 (expected: at most 3)");
        String path = "/ops/waiting-refunds/" + refused.get("id").asString() + "/discard";
        assertThat(api.get("/ops/waiting-refunds").status()).isEqualTo(403);
        assertThat(operator.post(path, "{}").status()).isEqualTo(422);
        assertThat(operator.post(path, "{\"reason\":\"a test of the shop\"}").status())
                .isEqualTo(204);
        assertThat(operator.post(path, "{\"reason\":\"again\"}").status()).isEqualTo(404);
        purchaseWithNet("268.50");
    }

    @Test
    void cancellation_givesBackWhatIsLeft_once() {
        send(COMMERCE_ORDER_COMPLETED, "o", order("3"));
        send(COMMERCE_ORDER_REFUNDED, "r", refund("R-1", "1"));
        for (int i = 0; i < 3; i++) {
            send(COMMERCE_ORDER_CANCELLED, "c" + i, "{\"at\":\"2026-03-03T10:00:00Z\"}");
        }
        send(COMMERCE_ORDER_REFUNDED, "r", refund("R-1", "1"));

        JsonNode purchase = purchaseWithNet("0.00");
        List<SeenEvent> told = RunningService.topics().ofAggregate(Topic.PURCHASE, purchaseId, 3);
        assertThat(told).hasSize(3);
        assertThat(told.getLast().data().get("lines").size()).isZero();
        assertThat(purchase.at("/refunds/1/externalRef").asString()).isEqualTo("order-cancelled");
        assertThat(purchase.at("/refunds/1/amount/amount").asString()).isEqualTo("179.00");
    }

    @Test
    void EVT_10_badSchema_goesToDeadLettersAndTheRestFlows() {
        shop.send(COMMERCE_ORDER_COMPLETED, "bad-" + customer, customer, "{\"system\":\"shop\",\"total\":3}");
        shop.send(COMMERCE_ORDER_COMPLETED, "key-" + customer, "somebody", data(order("3")));
        send(COMMERCE_ORDER_COMPLETED, "sum-" + customer, order("3").replace("268.50", "1.00"));
        shop.sendStructured(COMMERCE_ORDER_COMPLETED, "good-" + customer, customer, data(order("3")));

        purchaseWithNet("268.50");
        assertThat(letter("bad-")).contains("/total fails type").contains("(expected: as in /schemas/");
        assertThat(letter("key-")).contains("key: another customer's (expected: customerExternalId)");
        assertThat(letter("sum-")).contains("amount: 1.00 (expected: the sum of lines and adjustments, 268.50)");
    }

    @Test
    void anotherContentUnderTheSameReference_isADeadLetter() {
        send(COMMERCE_ORDER_COMPLETED, "first-" + customer, order("3"));
        send(COMMERCE_ORDER_COMPLETED, "other-" + customer, order("3").replace("WEB", "STORE"));

        assertThat(letter("other-")).contains("externalRef: used by " + purchaseId);
        purchaseWithNet("268.50");
    }

    private static double gauge(String name) {
        return RunningService.bean(MeterRegistry.class).get(name).gauge().value();
    }

    /** The refund that waits for this case's order. */
    private JsonNode waiting(boolean there) {
        Eventually.until(DEADLINE, () -> mine().isEmpty() != there);
        return there ? mine().getFirst() : null;
    }

    private List<JsonNode> mine() {
        JsonNode items = operator.get("/ops/waiting-refunds").body().get("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(item -> item.get("externalRef").asString().equals(ref))
                .toList();
    }
}
