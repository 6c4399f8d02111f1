package dev.fives.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.EventType;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.topic.SeenEvent;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What tests of segments do again and again. */
final class SegmentSteps {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final RunningService service;
    private final TestTopics topics;

    SegmentSteps(RunningService service) {
        this.service = service;
        this.topics = service.topics();
    }

    /** Its id. */
    String publish(String code, String rule) {
        var created = service.post("/segments", "{'code':'" + code + "','name':'" + code + "','rule':" + rule + "}");
        assertThat(created.status()).isEqualTo(201);
        var id = created.at("/id");
        assertThat(service.post("/segments/" + id + "/publish", null).status()).isEqualTo(200);
        return id;
    }

    void change(String id, String rule) {
        var tag = service.get("/segments/" + id).etag();
        service.send("PATCH", "/segments/" + id, "{'rule':" + rule + "}", "If-Match", tag);
        assertThat(service.post("/segments/" + id + "/publish", null).status()).isEqualTo(200);
    }

    /** Somebody new, whose profile is there. */
    void customer(String customerId, String postalCode) {
        topics.customer(customerId, 1, postalCode, null);
        Eventually.until(SOON, () -> service.get("/profiles/" + customerId).status() == 200);
    }

    JsonNode explanation(String id, String customerId) {
        return service.get("/segments/" + id + "/members/" + customerId + "/explanation")
                .body();
    }

    void awaitEvidence(String id, String customerId, String eventId) {
        Eventually.until(SOON, () -> explanation(id, customerId).toString().contains("\"" + eventId + "\""));
    }

    /** Each with how it came in. */
    List<String> members(String id) {
        return items("/segments/" + id + "/members")
                .map(member -> member.at("/customerId").asString() + " "
                        + member.at("/reason").asString())
                .toList();
    }

    void awaitMembers(String id, String... expected) {
        Eventually.asserted(SOON, () -> assertThat(members(id)).containsExactly(expected));
    }

    /** Of a page of members or overrides. */
    List<String> customers(String path) {
        return items(path).map(member -> member.at("/customerId").asString()).toList();
    }

    private Stream<JsonNode> items(String path) {
        var page = service.get(path);
        assertThat(page.status()).isEqualTo(200);
        return page.body().at("/items").valueStream();
    }

    /** That of one customer about one segment, in order. */
    List<SeenEvent> events(EventType type, String customerId, String id) {
        return topics.segmentEvents(type, customerId).stream()
                .filter(event -> event.data().at("/segmentId").asString().equals(id))
                .toList();
    }

    void awaitTold(EventType type, String customerId, String id, String... kinds) {
        Eventually.asserted(
                SOON,
                () -> assertThat(events(type, customerId, id))
                        .extracting(event -> event.data().at("/cause/kind").asString())
                        .containsExactly(kinds));
    }
}
