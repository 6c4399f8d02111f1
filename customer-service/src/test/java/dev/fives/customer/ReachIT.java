package dev.fives.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.EventType;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Topic;
import dev.fives.contracts.message.MessageChanged;
import dev.fives.customer.Api.Answer;
import dev.fives.kit.events.outbox.EventPublisher;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.kit.events.outbox.PendingEvents;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.test.topic.SeenEvent;
import dev.fives.kit.time.BusinessClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Whether and where a customer may be written (REL-24). */
@ExtendWith(LocalBackends.class)
class ReachIT {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final Api api = RunningService.api();
    private final Api messenger = RunningService.api("key:messenger", "messenger");
    private final String mail = UUID.randomUUID() + "@example.com";

    @Test
    void REL_24_permit_namesAddressNameAndLanguage_andOfMarketingTheWayOut() {
        String id = customer();
        allow(id, "MARKETING");

        JsonNode service = granted(ask(id, "SERVICE"));
        JsonNode marketing = granted(ask(id, "MARKETING"));

        assertThat(service.path("address").asString()).isEqualTo(mail);
        assertThat(service.path("name").asString()).isEqualTo("王芳");
        assertThat(service.path("language").asString()).isEqualTo("zh-CN");
        assertThat(service.has("unsubscribeUrl")).isFalse();
        assertThat(marketing.path("unsubscribeUrl").asString()).startsWith("https://shop.example.com/u/");
        assertThat(marketing.path("contactPointId")).isEqualTo(service.path("contactPointId"));
        assertThat(service.path("contactPointId").asString()).startsWith("cpt_");
    }

    @Test
    void REL_24_permit_isForMessengersAlone() {
        String path = "/customers/" + customer() + "/message-permits/msg_1";
        String body = "{\"channel\":\"EMAIL\",\"purpose\":\"SERVICE\"}";

        assertThat(api.put(path, body).status()).isEqualTo(403);
        assertThat(messenger.get(path.replaceAll("/message-permits.*", "")).status())
                .isEqualTo(403);
        assertThat(messenger
                        .put(path, "{\"channel\":\"FAX\",\"purpose\":\"SERVICE\"}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void REL_24_consent_silenceIsANoForMarketingOnly_andANoIsANo() {
        String id = customer();

        assertThat(reason(ask(id, "MARKETING"))).isEqualTo("NO_CONSENT");
        granted(ask(id, "SURVEY"));
        api.put("/customers/" + id + "/consents/EMAIL/SURVEY", "{\"status\":\"DENIED\"}");
        assertThat(reason(ask(id, "SURVEY"))).isEqualTo("NO_CONSENT");
    }

    @Test
    void REL_24_limitOfADay_holdsWhoeverAsks_andAMessageKeepsItsPlace() {
        String id = customer();
        allow(id, "MARKETING");

        Duration noon = RunningService.untilNoon();

        List<Answer> side = RunningService.ahead(
                noon,
                () -> IntStream.range(0, 8)
                        .parallel()
                        .mapToObj(each -> ask(id, "msg_side" + each, "MARKETING"))
                        .toList());

        assertThat(side).filteredOn(answer -> status(answer).equals("GRANTED")).hasSize(1);
        assertThat(side)
                .filteredOn(answer -> status(answer).equals("REFUSED"))
                .allMatch(answer -> reason(answer).equals("DAILY_LIMIT"));
        int place = IntStream.range(0, 8)
                .filter(each -> status(side.get(each)).equals("GRANTED"))
                .findFirst()
                .orElseThrow();
        RunningService.ahead(noon, () -> granted(ask(id, "msg_side" + place, "MARKETING")));
        RunningService.ahead(noon.plusDays(1), () -> granted(ask(id, "msg_next", "MARKETING")));
    }

    @Test
    void REL_24_noAddress_noCustomer_deletedCustomer() {
        String phoned = api.post("/customers", "{\"name\":\"Li\"}").id();
        String deleted = customer();
        api.send("DELETE", "/customers/" + deleted, null, "If-Match", "\"1\"");

        assertThat(reason(ask(phoned, "SERVICE"))).isEqualTo("NO_ADDRESS");
        assertThat(reason(ask("cus_nobody", "SERVICE"))).isEqualTo("CUSTOMER_UNKNOWN");
        assertThat(reason(ask(deleted, "SERVICE"))).isEqualTo("CUSTOMER_DELETED");
    }

    @Test
    void REL_24_bounce_makesTheContactPointInvalid_andOthersHearWithoutTheAddress() {
        String id = customer();
        String point = granted(ask(id, "SERVICE")).path("contactPointId").asString();
        String messageId = "msg_tst_" + UUID.randomUUID();

        bounced(id, messageId, point);
        bounced(id, messageId, point);

        Eventually.until(
                DEADLINE,
                () -> api.get("/customers/" + id)
                        .body()
                        .at("/contactPoints/0/status")
                        .asString()
                        .equals("INVALID"));
        assertThat(reason(ask(id, "SERVICE"))).isEqualTo("NO_ADDRESS");
        List<SeenEvent> events = RunningService.topics().ofAggregate(Topic.CUSTOMER, id, 3);
        assertThat(events.stream().map(SeenEvent::type))
                .containsExactly(
                        "crm.customer.created.v1", "crm.customer.updated.v1", "crm.contact-point.invalidated.v1");
        assertThat(events.getLast().data().path("reason").asString()).isEqualTo("SMTP_550");
        assertThat(events.getLast().data().path("contactPointId").asString()).isEqualTo(point);
        assertThat(events.toString()).doesNotContain(mail);
        Eventually.until(DEADLINE, () -> types(id).contains("crm.message.bounced.v1"));
    }

    @Test
    void REL_24_bounceThatComesAgain_leavesTheContactPointThatWasPutRightMeanwhile() {
        String id = customer();
        String point = granted(ask(id, "SERVICE")).path("contactPointId").asString();
        String messageId = "msg_tst_" + UUID.randomUUID();
        Instant at = now();
        bounced(id, messageId, point, at);
        Eventually.until(DEADLINE, () -> pointStatus(id).equals("INVALID"));
        assertThat(api.patch(
                                "/customers/" + id,
                                2,
                                "{\"contactPoints\":[{\"type\":\"EMAIL\",\"value\":\"%s\",\"status\":\"VERIFIED\"}]}"
                                        .formatted(mail))
                        .status())
                .isEqualTo(200);

        bounced(id, messageId, point, at);
        bounced(id, "msg_late_" + UUID.randomUUID(), point, at);

        Eventually.until(
                DEADLINE,
                () -> types(id).stream()
                                .filter("crm.message.bounced.v1"::equals)
                                .count()
                        == 2);
        assertThat(pointStatus(id)).isEqualTo("VERIFIED");
        bounced(id, "msg_new_" + UUID.randomUUID(), point, now());
        Eventually.until(DEADLINE, () -> pointStatus(id).equals("INVALID"));
    }

    @Test
    void REL_24_unsubscribeLink_revokesTheConsent_byAPostAlone() {
        String id = customer();
        allow(id, "MARKETING");
        String link = granted(ask(id, "MARKETING")).path("unsubscribeUrl").asString();
        String path = link.substring(link.indexOf("/u/"));
        String consent = "/customers/" + id + "/consents/EMAIL/MARKETING";

        Answer chinese = open(path, "GET", "zh-CN,en;q=0.5");
        Answer english = open(path, "GET", "de");
        assertThat(chinese.response().body()).contains("退订").contains("<form method=\"post\">");
        assertThat(english.response().body()).contains("Unsubscribe");
        assertThat(api.get(consent).body().path("status").asString()).isEqualTo("GRANTED");

        assertThat(open(path, "POST", "en").status()).isEqualTo(200);
        assertThat(open(path, "POST", "en").status()).isEqualTo(200);
        assertThat(api.get(consent).body().path("status").asString()).isEqualTo("REVOKED");
        assertThat(api.get(consent).body().path("history").size()).isEqualTo(2);
        assertThat(reason(ask(id, "msg_later", "MARKETING"))).isEqualTo("NO_CONSENT");
        assertThat(open(path + "x", "POST", "en").status()).isEqualTo(404);
    }

    private Answer open(String path, String method, String languages) {
        return api.send(
                method,
                path,
                method.equals("POST") ? "List-Unsubscribe=One-Click" : null,
                "Accept-Language",
                languages,
                "Accept",
                "text/html,*/*;q=0.8",
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    private String pointStatus(String id) {
        return api.get("/customers/" + id).body().at("/contactPoints/0/status").asString();
    }

    private List<String> types(String id) {
        return api.get("/customers/" + id + "/timeline")
                .body()
                .get("items")
                .valueStream()
                .map(item -> item.path("type").asString())
                .toList();
    }

    private static Instant now() {
        return RunningService.bean(BusinessClock.class).instant();
    }

    private void bounced(String customerId, String messageId, String point) {
        bounced(customerId, messageId, point, now());
    }

    private void bounced(String customerId, String messageId, String point, Instant at) {
        MessageChanged data = new MessageChanged(
                messageId,
                customerId,
                "EMAIL",
                "SERVICE",
                "ticket-reply",
                "ticket-message/tic_1.msg_1",
                "BOUNCED",
                "SMTP_550",
                point,
                1,
                Instant.parse("2026-11-04T10:15:30Z"));
        EventType type = EventTypes.MESSAGE_BOUNCED;
        var pending = RunningService.bean(PendingEvents.class)
                .of(RequestContext.internal("test"), "message", messageId, 2, new NewEvent(type, data, at));
        RunningService.bean(EventPublisher.class).send(pending, customerId).block(DEADLINE);
    }

    private String customer() {
        return api.post(
                        "/customers",
                        "{\"name\":\"王芳\",\"locale\":\"zh-CN\",\"contactPoints\":[{\"type\":\"EMAIL\",\"value\":\"%s\"}]}"
                                .formatted(mail))
                .id();
    }

    private void allow(String id, String purpose) {
        api.put("/customers/" + id + "/consents/EMAIL/" + purpose, "{\"status\":\"GRANTED\"}");
    }

    private Answer ask(String id, String purpose) {
        return ask(id, "msg_" + purpose, purpose);
    }

    private Answer ask(String id, String messageId, String purpose) {
        return messenger.put(
                "/customers/" + id + "/message-permits/" + messageId,
                "{\"channel\":\"EMAIL\",\"purpose\":\"%s\"}".formatted(purpose));
    }

    private static JsonNode granted(Answer answer) {
        assertThat(status(answer)).as(answer.response().body()).isEqualTo("GRANTED");
        return answer.body();
    }

    private static String status(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        return answer.body().path("status").asString();
    }

    private static String reason(Answer answer) {
        return answer.body().path("reason").asString("");
    }
}
