package dev.fives.customer;

import static dev.fives.contracts.EventTypes.COMMERCE_ORDER_CANCELLED;
import static dev.fives.contracts.EventTypes.COMMERCE_ORDER_COMPLETED;
import static dev.fives.contracts.EventTypes.COMMERCE_ORDER_REFUNDED;
import static dev.fives.contracts.EventTypes.COMMERCE_USAGE_RECORDED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.EventType;
import dev.fives.contracts.Topic;
import dev.fives.customer.Api.Answer;
import dev.fives.customer.purchase.app.PurchaseDrafts;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.test.topic.SeenEvent;
import dev.fives.kit.test.topic.TopicReader;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Orders and usage of other systems (EVT-10), each case with a customer of its own. */
@ExtendWith(LocalBackends.class)
class InboundIT {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final String SYSTEM = "shop";

    private final Api api = RunningService.api();
    private final Api operator = RunningService.operator();
    private final ForeignSender shop = new ForeignSender();
    private final String customer = UUID.randomUUID().toString();
    private final String ref = "S-" + customer;
    private final String purchaseId = RunningService.bean(PurchaseDrafts.class).idOf(SYSTEM, ref);

    @AfterEach
    void close() {
        shop.close();
    }

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

    @Test
    void usage_isToldOnce_byEventAndByRequest() {
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

    private static double records(Topic topic, String outcome) {
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

    /** Sends the data, with the fields that all of them have, under the customer's key. */
    private void send(EventType type, String id, String data) {
        shop.send(type, id, customer, data(data));
    }

    private String data(String data) {
        String order = data.contains("\"name\"") ? "" : "\"externalRef\":\"" + ref + "\",";
        return "{\"system\":\"shop\",\"customerExternalId\":\"" + customer + "\"," + order + data.substring(1);
    }

    private static String order(String quantity) {
        return """
                {"at":"2026-03-01T10:00:00Z","channel":"WEB","total":{"amount":"268.50","currency":"CNY"},
                 "lines":[{"sku":"TEA-1","quantity":%s,"unitPrice":"89.50"}]}""".formatted(quantity);
    }

    private static String refund(String refundRef, String quantity) {
        return """
                {"refundRef":"%s","at":"2026-03-02T10:00:00.123456Z","lines":[{"sku":"TEA-1","quantity":%s}]}""".formatted(refundRef, quantity);
    }

    private JsonNode purchaseWithNet(String net) {
        Eventually.until(DEADLINE, () -> {
            Answer found = api.get("/purchases/" + purchaseId);
            return found.status() == 200
                    && found.body().at("/net/amount").asString().equals(net);
        });
        return api.get("/purchases/" + purchaseId).body();
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

    private String letter(String start) {
        Topics topics = RunningService.topics();
        String name = topics.prefix() + Topic.COMMERCE_ORDER.topicName() + ".customer.dlt";
        try (TopicReader letters = new TopicReader(topics.bootstrapServers(), name)) {
            return letters.records(DEADLINE, all -> all.stream().anyMatch(letter -> isOf(letter, start))).stream()
                    .filter(letter -> isOf(letter, start))
                    .map(letter -> header(letter, "x-exception"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private boolean isOf(ConsumerRecord<String, byte[]> letter, String start) {
        return header(letter, "ce_id").equals(start + customer);
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
