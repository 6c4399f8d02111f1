package dev.fives.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.EventType;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Topic;
import dev.fives.customer.Api.Answer;
import dev.fives.kit.events.outbox.EventPublisher;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.kit.events.outbox.PendingEvent;
import dev.fives.kit.events.outbox.PendingEvents;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The unified timeline (REL-05) and other services' events on it (REL-03). */
@ExtendWith(LocalBackends.class)
class TimelineIT {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String CUSTOMER_OF_SAMPLES = "cus_0193a5b0-7c00-7abc-8def-0123456789ab";
    /** A referral is told of the friend who came. */
    private static final String FRIEND_OF_SAMPLES = "cus_0193a5b0-7c01-7abc-8def-0123456789ab";
    /** All that are told at the time of the event, but those on the topic of the customer itself. */
    private static final List<EventType> TOLD = EventTypes.all().stream()
            .filter(type -> !Set.of("segment", "strategy", "earning-rule").contains(type.aggregateType()))
            .filter(type -> !type.name().startsWith("crm.rfm") && !type.name().startsWith("crm.frequency-band"))
            .filter(type -> !type.topic().isInbound())
            .filter(type -> type.topic() != Topic.CUSTOMER && !type.equals(EventTypes.PURCHASE_RECORDED))
            .toList();

    private final Api api = RunningService.api();

    private int total(String id, String query) {
        return api.get("/customers/" + id + "/timeline" + query)
                .body()
                .get("total")
                .intValue();
    }

    @Test
    void fiftyMixedEvents_areNewestFirstWithoutGapOrDouble_whateverComesMeanwhile() {
        String id = customer();
        List<PendingEvent> sent = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            sent.add(send(id, TOLD.get(i % TOLD.size()), "fifty" + i, START.plusSeconds(60L * (i / 2))));
        }
        Eventually.until(DEADLINE, () -> items(id, "?pageSize=200").size() == 51);
        assertThat(total(id, "?count=true&pageSize=1")).isEqualTo(51);
        assertThat(total(id, "?count=true&types=customer")).isEqualTo(1);

        List<String> seen = new ArrayList<>();
        String next = "?pageSize=7";
        for (int page = 0; next != null; page++) {
            JsonNode answer = api.get("/customers/" + id + "/timeline" + next).body();
            answer.get("items").forEach(item -> seen.add(item.get("id").asString()));
            next = answer.has("next")
                    ? "?pageSize=7&cursor=" + answer.get("next").asString()
                    : null;
            int sentMeanwhile = items(id, "?pageSize=200").size() + 1;
            send(id, EventTypes.POINTS_EARNED, "meanwhile" + page, START.plus(Duration.ofDays(30 + page)));
            Eventually.until(DEADLINE, () -> items(id, "?pageSize=200").size() == sentMeanwhile);
        }

        List<String> wanted = sent.stream()
                .sorted(Comparator.comparing(PendingEvent::time)
                        .thenComparing(PendingEvent::id)
                        .reversed())
                .map(PendingEvent::id)
                .toList();
        assertThat(seen.stream().filter(event -> !event.startsWith("customer:")))
                .containsExactlyElementsOf(wanted);
        assertThat(seen).doesNotHaveDuplicates().hasSize(51);
    }

    @Test
    void repeatedEvent_isOneEntry_andReplayedOnesChangeNothing() {
        String id = customer();
        PendingEvent event = send(id, EventTypes.TICKET_CREATED, "twice", START);
        Eventually.until(DEADLINE, () -> items(id, "").size() == 2);
        JsonNode before = items(id, "");

        publish(event, id);
        publish(event, id);
        send(id, EventTypes.TICKET_CLOSED, "after", START.plusSeconds(1));
        Eventually.until(DEADLINE, () -> items(id, "").size() == 3);

        assertThat(items(id, "?types=ticket").size()).isEqualTo(2);
        assertThat(items(id, "").get(2)).isEqualTo(before.get(1));
    }

    @Test
    void entry_saysWhatHappenedInPlainFacts() {
        String id = customer();
        Answer purchase = api.post("/customers/" + id + "/purchases", """
                {"externalRef":"line-1","orderedAt":"2026-02-01T10:00:00Z","status":"COMPLETED","channel":"WEB",
                 "lines":[{"sku":"TEA-1","quantity":3,"unitPrice":"89.50"}],"total":{"amount":"268.50","currency":"CNY"}}
                """, "X-Correlation-Id", "story:1");
        send(id, EventTypes.TICKET_CREATED, "story", START);
        Eventually.until(DEADLINE, () -> items(id, "").size() == 3);

        JsonNode bought = items(id, "?types=purchase").get(0);
        assertThat(bought.get("type").asString()).isEqualTo("crm.purchase.recorded.v1");
        assertThat(bought.get("at").asString()).isEqualTo("2026-02-01T10:00:00Z");
        assertThat(bought.at("/about/purchaseId").asString()).isEqualTo(purchase.id());
        assertThat(bought.at("/facts/total").asString()).isEqualTo("268.50");
        assertThat(bought.get("correlationId").asString()).isEqualTo("story:1");
        JsonNode ticket = items(id, "?types=crm.ticket.created.v1").get(0);
        assertThat(ticket.at("/about/ticketId").asString()).startsWith("tic_");
        assertThat(ticket.at("/facts/kind").asString()).isNotBlank();
        assertThat(items(id, "?types=purchase,ticket").size()).isEqualTo(2);
    }

    @Test
    void LOY_23_completedCareTask_isThereWithItsOutcome() {
        String id = customer();
        send(id, EventTypes.CARE_COMPLETED, "care", START);
        Eventually.until(DEADLINE, () -> items(id, "").size() == 2);

        JsonNode done = items(id, "?types=crm.care.completed.v1").get(0);

        assertThat(done.at("/about/taskId").asString()).startsWith("car_");
        assertThat(done.at("/about/ticketId").asString()).startsWith("tic_");
        assertThat(done.at("/facts/kind").asString()).isEqualTo("FOLLOW_UP");
        assertThat(done.at("/facts/channel").asString()).isEqualTo("PHONE");
        assertThat(done.at("/facts/status").asString()).isEqualTo("DONE");
        assertThat(done.at("/facts/outcome").asString()).isEqualTo("HAPPY");
    }

    @Test
    void query_isRefusedWhereItDoesNotFit() {
        String id = customer();
        send(id, EventTypes.POINTS_EARNED, "query", START);
        Eventually.until(DEADLINE, () -> items(id, "").size() == 2);
        String next = api.get("/customers/" + id + "/timeline?pageSize=1")
                .body()
                .get("next")
                .asString();

        assertThat(status("/customers/" + id + "/timeline?types=nothing")).isEqualTo(400);
        assertThat(status("/customers/" + id + "/timeline?pageSize=201")).isEqualTo(400);
        assertThat(status("/customers/" + id + "/timeline?types=ticket&cursor=" + next))
                .isEqualTo(400);
        assertThat(status("/customers/" + customer() + "/timeline?cursor=" + next))
                .isEqualTo(400);
        assertThat(status("/customers/cus_none/timeline")).isEqualTo(404);
    }

    private int status(String path) {
        return api.get(path).status();
    }

    private JsonNode items(String customerId, String query) {
        return api.get("/customers/" + customerId + "/timeline" + query).body().get("items");
    }

    private String customer() {
        return api.post("/customers", "{\"name\":\"Of The Line\"}").id();
    }

    /** The sample of the type as if it were of this customer and another aggregate. */
    private static PendingEvent send(String customerId, EventType type, String name, Instant at) {
        String path = "/events/" + type.topic().topicName() + "/" + type.name() + "/v1.json";
        try (InputStream in = EventType.class.getResourceAsStream(path)) {
            String told = type.aggregateType().equals("referral") ? FRIEND_OF_SAMPLES : CUSTOMER_OF_SAMPLES;
            String sample = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace(told, customerId);
            Object data = JSON.readValue(sample, type.data());
            PendingEvent event = RunningService.bean(PendingEvents.class)
                    .of(
                            RequestContext.internal("test"),
                            type.aggregateType(),
                            customerId + name,
                            1,
                            new NewEvent(type, data, at));
            publish(event, customerId);
            return event;
        } catch (IOException e) {
            throw new AssertionError(path, e);
        }
    }

    private static void publish(PendingEvent event, String key) {
        RunningService.bean(EventPublisher.class).send(event, key).block(DEADLINE);
    }
}
