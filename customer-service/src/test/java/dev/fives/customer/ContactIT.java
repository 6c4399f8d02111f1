package dev.fives.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.Topic;
import dev.fives.customer.Api.Answer;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.test.topic.SeenEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Consents (REL-15), interactions and contact plans (REL-06). */
@ExtendWith(LocalBackends.class)
class ContactIT {
    private final Api api = RunningService.api();

    @Test
    void consent_keepsEveryWordAndTellsOthers() {
        String id = customer();
        String path = "/customers/" + id + "/consents/EMAIL/MARKETING";
        assertThat(api.get(path).body().get("status").asString()).isEqualTo("NONE");

        Answer granted =
                api.put(path, "{\"status\":\"GRANTED\",\"proof\":\"form 7\",\"validUntil\":\"2099-01-01T00:00:00Z\"}");
        Answer again =
                api.put(path, "{\"status\":\"GRANTED\",\"proof\":\"form 7\",\"validUntil\":\"2099-01-01T00:00:00Z\"}");
        Answer denied = api.put(path, "{\"status\":\"DENIED\"}");

        assertThat(granted.status()).isEqualTo(200);
        assertThat(granted.body().get("proof").asString()).isEqualTo("form 7");
        assertThat(again.header("ETag")).isEqualTo(granted.header("ETag")).isEqualTo("\"1\"");
        assertThat(api.send("GET", path, null, "If-None-Match", denied.header("ETag"))
                        .status())
                .isEqualTo(200);
        assertThat(denied.body().get("status").asString()).isEqualTo("DENIED");
        assertThat(texts(api.get(path).body().get("history"), "status")).containsExactly("DENIED", "GRANTED");
        assertThat(denied.body().at("/history/1/recordedBy").asString()).isEqualTo("clerk");
        List<SeenEvent> events = events(id, "consent", 2);
        assertThat(events).hasSize(2);
        assertThat(events.getLast().type()).isEqualTo("crm.customer.consent-changed.v1");
        assertThat(events.getLast().data().get("status").asString()).isEqualTo("DENIED");
        assertThat(events.getFirst().data().toString()).doesNotContain("form 7");
    }

    @Test
    void consent_thatExpiredCountsAsNone() {
        String id = customer();
        String path = "/customers/" + id + "/consents/sms/survey";

        Answer past = api.put(path, "{\"status\":\"GRANTED\",\"validUntil\":\"2020-01-01T00:00:00Z\"}");

        assertThat(past.body().get("status").asString()).isEqualTo("NONE");
        assertThat(past.body().at("/history/0/status").asString()).isEqualTo("GRANTED");
        JsonNode all = api.get("/customers/" + id + "/consents").body().get("items");
        assertThat(texts(all, "channel")).containsExactly("SMS");
        assertThat(texts(all, "status")).containsExactly("NONE");
    }

    @Test
    void consent_refusesWhatItDoesNotKnow() {
        String id = customer();
        Answer wrong = api.put("/customers/" + id + "/consents/EMAIL/MARKETING", "{\"status\":\"MAYBE\"}");

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body().at("/errors/0/pointer").asString()).isEqualTo("/status");
        assertThat(api.put("/customers/" + id + "/consents/FAX/MARKETING", "{\"status\":\"DENIED\"}")
                        .status())
                .isEqualTo(404);
        assertThat(api.put("/customers/cus_none/consents/EMAIL/SURVEY", "{\"status\":\"DENIED\"}")
                        .status())
                .isEqualTo(404);
        assertThat(api.send(
                                "PUT",
                                "/customers/" + id + "/consents/EMAIL/SURVEY",
                                "{\"status\":\"DENIED\"}",
                                "If-Match",
                                "\"3\"")
                        .status())
                .isEqualTo(412);
    }

    @Test
    void consent_inParallelLosesNoWord() {
        String id = customer();
        List<String> channels = List.of("EMAIL", "SMS", "PHONE", "WECHAT", "APP", "POST");

        Callers.together(
                channels.size(),
                i -> api.put("/customers/" + id + "/consents/" + channels.get(i) + "/SURVEY", "{\"status\":\"DENIED\"}")
                        .status());

        assertThat(api.get("/customers/" + id + "/consents").body().get("items").size())
                .isEqualTo(6);
    }

    @Test
    void interaction_movesTheNextContact() {
        String id = customer();
        String plan = "/customers/" + id + "/contact-plan";
        assertThat(api.get(plan).body().has("lastContactAt")).isFalse();
        assertThat(api.put(plan, "{\"cadenceDays\":30}").status()).isEqualTo(200);

        Answer call = log(id, "CALL", "2026-03-01T10:00:00Z");
        JsonNode first = api.get(plan).body();
        log(id, "VISIT", "2026-03-11T10:00:00Z");
        log(id, "EMAIL", "2026-03-05T10:00:00Z");
        JsonNode second = api.get(plan).body();

        assertThat(call.status()).isEqualTo(201);
        assertThat(call.id()).startsWith("int_");
        assertThat(first.get("lastContactAt").asString()).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(first.get("nextContactDueAt").asString()).isEqualTo("2026-03-31T10:00:00Z");
        assertThat(second.get("lastContactAt").asString()).isEqualTo("2026-03-11T10:00:00Z");
        assertThat(second.get("nextContactDueAt").asString()).isEqualTo("2026-04-10T10:00:00Z");
        Answer asked = api.get(plan);
        log(id, "CALL", "2026-03-12T10:00:00Z");
        Answer changed = api.send("GET", plan, null, "If-None-Match", asked.header("ETag"));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().get("lastContactAt").asString()).isEqualTo("2026-03-12T10:00:00Z");
        JsonNode list = api.get("/customers/" + id + "/interactions?count=true").body();
        assertThat(texts(list.get("items"), "channel")).containsExactly("CALL", "VISIT", "EMAIL", "CALL");
        assertThat(list.get("total").asLong()).isEqualTo(4);
        assertThat(texts(
                        api.get("/customers/" + id + "/interactions?filter=channel:CALL")
                                .body()
                                .get("items"),
                        "id"))
                .hasSize(2)
                .contains(call.id());
        SeenEvent event = events(call.id(), "interaction", 1).getFirst();
        assertThat(event.key()).isEqualTo(id);
        assertThat(event.data().toString()).doesNotContain("the tea");
    }

    @Test
    void interaction_isEnteredOnceForAKey() {
        String path = "/customers/" + customer() + "/interactions";
        String body = "{\"channel\":\"WECHAT\",\"direction\":\"INBOUND\"}";

        Answer first = api.post(path, body, "Idempotency-Key", "int-1");
        Answer again = api.post(path, body, "Idempotency-Key", "int-1");
        Answer other = api.post(path, body.replace("INBOUND", "OUTBOUND"), "Idempotency-Key", "int-1");

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(other.status()).isEqualTo(422);
        assertThat(api.get(path).body().get("items").size()).isEqualTo(1);
        assertThat(api.get(first.header("Location")).body()).isEqualTo(first.body());
    }

    /** The clock was moved back since. */
    @Test
    void interaction_isAnsweredAgain_thoughItWouldBeRefusedByNow() {
        String path = "/customers/" + customer() + "/interactions";
        String call = "{\"channel\":\"CALL\",\"direction\":\"INBOUND\",\"at\":\""
                + Instant.now().plus(Duration.ofDays(1)) + "\"}";
        Answer first =
                RunningService.ahead(Duration.ofDays(1), () -> api.post(path, call, "Idempotency-Key", "call-ahead"));
        Answer again = api.post(path, call, "Idempotency-Key", "call-ahead");

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(api.post(path, call).status()).isEqualTo(422);
    }

    @Test
    void interaction_namesEverythingThatIsWrong() {
        Answer refused = api.post(
                "/customers/" + customer() + "/interactions", "{\"channel\":\"FAX\",\"at\":\"2999-01-01T00:00:00Z\"}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(texts(refused.body().get("errors"), "pointer")).containsExactly("/channel", "/direction", "/at");
        assertThat(api.get("/customers/cus_none/interactions").status()).isEqualTo(404);
        assertThat(api.put("/customers/" + customer() + "/contact-plan", "{\"cadenceDays\":0}")
                        .status())
                .isEqualTo(422);
    }

    private Answer log(String customerId, String channel, String at) {
        return api.post("/customers/" + customerId + "/interactions", """
                {"channel":"%s","direction":"OUTBOUND","subject":"Spring tea","note":"likes\\nthe tea","at":"%s"}
                """.formatted(channel, at));
    }

    private static List<SeenEvent> events(String id, String aggregate, int atLeast) {
        return RunningService.topics()
                .read(
                        Topic.CUSTOMER,
                        event -> event.header("ce_source").equals("/fives/" + aggregate + "/" + id),
                        atLeast);
    }

    private static List<String> texts(JsonNode items, String field) {
        List<String> texts = new ArrayList<>();
        items.forEach(item -> texts.add(item.get(field).asString()));
        return texts;
    }

    private String customer() {
        return api.post("/customers", "{\"name\":\"Spoken With\"}").id();
    }
}
