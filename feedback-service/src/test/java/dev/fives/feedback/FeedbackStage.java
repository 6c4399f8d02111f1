package dev.fives.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.contracts.EventTypes;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.topic.SeenEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** One running service for all cases; each has customers of its own, and the clock only ever moves on. */
abstract class FeedbackStage {
    static final Duration DEADLINE = Duration.ofSeconds(60);
    static final Duration DELAY = Duration.ofDays(3);
    static final String UNHAPPY =
            "{'answers':[{'question':'csat','value':1}," + "{'question':'comment','value':'the lid was broken'}]}";
    static final AtomicInteger NUMBERS = new AtomicInteger();

    static RunningService service;
    static Topics topics;

    int bought;
    final String customer = "cus_" + NUMBERS.incrementAndGet();

    @BeforeAll
    static void start() {
        service = RunningService.shared();
        topics = service.topics();
    }

    static String newPurchase() {
        return "pur_" + NUMBERS.incrementAndGet();
    }

    static JsonNode invitations(String customerId) {
        return service.get("/invitations?customerId=" + customerId).body().path("items");
    }

    static void awaitInvitations(String customerId, int count) {
        Eventually.asserted(DEADLINE, () -> assertThat(invitations(customerId)).hasSize(count));
    }

    static void advance(Duration step) {
        service.clock.advance(step);
    }

    /** Handles everything that came before for this customer, as records of one key come in order. */
    String buyAndBeAsked(String customerId) {
        String purchaseId = newPurchase();
        int before = invitations(customerId).size();
        topics.recorded(customerId, purchaseId);
        advance(DELAY);
        awaitInvitations(customerId, before + 1);
        return purchaseId;
    }

    String link() {
        return invitations(customer).get(0).path("link").asString();
    }

    int total(String path) {
        return service.get(path + "&pageSize=1&count=true").body().path("total").intValue();
    }

    static void awaitPlanned(String customerId) {
        var asks = service.bean(MongoDatabase.class).getCollection("asks");
        Eventually.until(
                "planned",
                DEADLINE,
                () -> Mono.from(asks.find(new Document("customerId", customerId)))
                                .block()
                        != null);
    }

    /** By the business times; an invitation and a suppression are events of different aggregates, in no order. */
    static List<SeenEvent> inTime(List<SeenEvent> events) {
        return events.stream()
                .sorted(Comparator.comparing(event -> Instant.parse(event.header("ce_time"))))
                .toList();
    }

    static List<String> outcomes(List<SeenEvent> events) {
        return inTime(events).stream()
                .map(event -> event.type().equals(EventTypes.SURVEY_INVITED.name())
                        ? "INVITED"
                        : Topics.data(event, "/reason"))
                .toList();
    }
}
