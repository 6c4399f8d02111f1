package dev.fives.customer;

import static dev.fives.contracts.EventTypes.COMMERCE_ORDER_COMPLETED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.StateTopic;
import dev.fives.contracts.Topic;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.topic.SeenEvent;
import dev.fives.kit.test.topic.TopicReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The recycle bin, as others are told of it, and what they send to a customer who is in it. */
class DeletionToldIT extends DeletionScenario {

    @Test
    void EVT_06_deletion_tellsTheWholeLastState_andNobodysName() {
        String id = customer();
        delete(id, 1, "?reason=CUSTOMER_REQUEST");
        api.post(path(id) + "/restore", null);

        var told = RunningService.topics().ofAggregate(Topic.CUSTOMER, id, 3);

        assertThat(told)
                .extracting(SeenEvent::type)
                .containsExactly("crm.customer.created.v1", "crm.customer.deleted.v1", "crm.customer.restored.v1");
        JsonNode created = told.get(0).data();
        JsonNode deleted = told.get(1).data();
        assertThat(deleted.get("version").asLong()).isEqualTo(2);
        assertThat(deleted.get("before")).isEqualTo(created.get("after"));
        assertThat(deleted.get("reason").asString()).isEqualTo("CUSTOMER_REQUEST");
        assertThat(deleted.toString()).doesNotContain("Bin", number, "@example.com");
        assertThat(told.get(2).data().get("after")).isEqualTo(created.get("after"));
        assertThat(told.get(2).data().get("version").asLong()).isEqualTo(3);
    }

    @Test
    void EVT_09_stateTopic_saysThatACustomerIsDeleted_whileItIs() {
        String id = customer();
        delete(id, 1, "");
        Eventually.until(
                "deleted on the state topic",
                SOON,
                () -> state(id).path("deleted").asBoolean(false));
        assertThat(state(id).has("attributes")).isTrue();

        api.post(path(id) + "/restore", null);

        Eventually.until("back on the state topic", SOON, () -> !state(id).has("deleted"));
    }

    @Test
    void EVT_15_timeline_showsDeletionAndReturn() {
        String id = customer();
        delete(id, 1, "?reason=CUSTOMER_REQUEST");
        Eventually.until("deletion told", SOON, () -> items(id).size() == 2);
        assertThat(items(id).at("/0/type").asString()).isEqualTo("crm.customer.deleted.v1");
        assertThat(items(id).at("/0/facts/reason").asString()).isEqualTo("CUSTOMER_REQUEST");

        api.post(path(id) + "/restore", null);

        Eventually.until("return told", SOON, () -> items(id).size() == 3);
        assertThat(items(id).at("/0/type").asString()).isEqualTo("crm.customer.restored.v1");
    }

    @Test
    void HYG_15_orderOfAnotherSystem_forADeletedCustomer_isADeadLetter() {
        String id = customer();
        delete(id, 1, "");
        try (ForeignSender shop = new ForeignSender()) {
            order(shop, "bin-" + number, "o-" + number);
        }

        Eventually.until("a dead letter", SOON, this::isDeadLetter);
        assertThat(purchases(id)).isZero();
    }

    @Test
    void HYG_15_orderTakenBeforeTheDeletion_isARepeatAfterIt() {
        String id = customer();
        try (ForeignSender shop = new ForeignSender()) {
            order(shop, "early-" + number, "early-" + number);
            Eventually.until("taken", SOON, () -> purchases(id) == 1);
            delete(id, 1, "");
            order(shop, "early-" + number, "early-" + number);
            order(shop, "bin-" + number, "late-" + number);
            Eventually.until("the next one is heard", SOON, this::isDeadLetter);
        }

        assertThat(letters()).doesNotContain("early-" + number);
        assertThat(purchases(id)).isOne();
    }

    private void order(ForeignSender shop, String eventId, String ref) {
        shop.send(COMMERCE_ORDER_COMPLETED, eventId, number, """
                {"system":"bin","externalRef":"%s","customerExternalId":"%s","at":"2026-03-01T10:00:00Z",
                 "total":{"amount":"10.00","currency":"CNY"}}""".formatted(ref, number));
    }

    private int purchases(String id) {
        return api.get(path(id) + "/purchases").body().get("items").size();
    }

    private List<String> letters() {
        return RunningService.operator()
                .get("/ops/dlt")
                .body()
                .path("items")
                .valueStream()
                .map(letter -> letter.path("eventId").asString(""))
                .toList();
    }

    private boolean isDeadLetter() {
        return RunningService.operator()
                .get("/ops/dlt")
                .body()
                .path("items")
                .valueStream()
                .anyMatch(letter -> letter.path("eventId").asString("").equals("bin-" + number)
                        && letter.path("reason").asString("").contains("deleted"));
    }

    private JsonNode items(String id) {
        return api.get(path(id) + "/timeline?types=customer").body().get("items");
    }

    private static JsonNode state(String id) {
        Topics topics = RunningService.topics();
        JsonNode last = JsonMapper.shared().createObjectNode();
        try (TopicReader reader =
                new TopicReader(topics.bootstrapServers(), topics.prefix() + StateTopic.CUSTOMER.topicName())) {
            for (var record : reader.recordsToEnd(SOON)) {
                last = record.key().equals(id)
                        ? JsonMapper.shared().readTree(record.value()).path("state")
                        : last;
            }
        }
        return last;
    }
}
