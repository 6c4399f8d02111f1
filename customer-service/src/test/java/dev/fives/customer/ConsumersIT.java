package dev.fives.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.StateTopic;
import dev.fives.kit.events.self.StateKeepers;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.test.topic.TopicReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What this service does for those who read its topics. */
@ExtendWith(LocalBackends.class)
class ConsumersIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int CUSTOMERS = 1_000;
    private static final int A_BATCH = 200;

    private final Api api = RunningService.api();

    @Test
    void EVT_09_newReaderOfTheStateTopicEndsWithAllCustomersAtTheirNewestVersion() {
        Map<String, Long> versions = new HashMap<>();
        for (int first = 0; first < CUSTOMERS; first += A_BATCH) {
            versions.putAll(upserted(first, "A", 1));
        }
        versions.putAll(upserted(A_BATCH, "B", 2));
        assertThat(versions).hasSize(CUSTOMERS);
        assertThat(versions).containsValue(2L);

        Eventually.asserted(SOON, () -> {
            Map<String, Long> told = new HashMap<>();
            states().forEach((id, state) -> told.put(id, state.path("version").asLong(0)));
            assertThat(told).containsAllEntriesOf(versions);
        });

        String id = versions.keySet().iterator().next();
        assertThat(states().get(id).toString())
                .contains("\"occupation\"")
                .doesNotContain("Secret Name", "state-topic", "13900");
        Eventually.until(
                "topic and database are alike",
                SOON,
                () -> RunningService.bean(StateKeepers.class).audit() == 0);
    }

    @Test
    void EVT_17_eventsOfACustomerAreReadAgain() {
        String id = api.post("/customers", "{\"name\":\"Again\",\"externalIds\":[{\"system\":\"read\",\"id\":\"1\"}]}")
                .id();
        assertThat(api.patch("/customers/" + id, 1, "{\"occupation\":\"tea taster\"}")
                        .status())
                .isEqualTo(200);

        Eventually.asserted(SOON, () -> {
            JsonNode answer = api.get("/events?aggregate=customer/" + id).body();
            assertThat(answer.path("items")).hasSize(2);
            assertThat(answer.at("/items/0/type").asString()).isEqualTo("crm.customer.created.v1");
            assertThat(answer.at("/items/1/data/changedFields/0").asString()).isEqualTo("occupation");
            assertThat(answer.has("next")).isFalse();
        });
    }

    private Map<String, Long> upserted(int first, String occupation, long version) {
        String items = IntStream.range(first, first + A_BATCH)
                .mapToObj(i ->
                        "{\"name\":\"Secret Name\",\"occupation\":\"%s\",\"externalIds\":[{\"system\":\"state-topic\",\"id\":\"%d\"}]}"
                                .formatted(occupation, i))
                .collect(Collectors.joining(","));
        return api.post("/customers:batch", "{\"items\":[" + items + "]}")
                .body()
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .collect(Collectors.toMap(id -> id, id -> version));
    }

    /** A reader that knows nothing: the last record of each key. */
    private static Map<String, JsonNode> states() {
        Topics topics = RunningService.topics();
        Map<String, JsonNode> states = new HashMap<>();
        try (TopicReader reader =
                new TopicReader(topics.bootstrapServers(), topics.prefix() + StateTopic.CUSTOMER.topicName())) {
            for (ConsumerRecord<String, byte[]> record : reader.recordsToEnd(SOON)) {
                states.put(record.key(), JsonMapper.shared().readTree(record.value()));
            }
        }
        return states;
    }
}
