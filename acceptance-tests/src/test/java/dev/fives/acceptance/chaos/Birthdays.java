package dev.fives.acceptance.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.acceptance.Api;
import dev.fives.kit.test.mail.MailStage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Customers who all have their birthday on one day, a plan that greets them by mail, and what must hold in the end. */
final class Birthdays {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Duration VISIBLE = Duration.ofMinutes(2);
    private static final int AHEAD_DAYS = 2;
    private static final int HOUR = 9;

    private final Api api;
    private final MailStage mails;
    private final int count;
    /** Address by customer. */
    private final Map<String, String> customers = new LinkedHashMap<>();

    private Instant now = Instant.EPOCH;
    private Instant due = Instant.EPOCH;

    /** What stands on the topic of a message. */
    record Told(String messageId, String customerId, String type, String reason) {
        boolean isEnd() {
            return !type.contains("requested");
        }

        boolean isUnknown() {
            return reason.equals("OUTCOME_UNKNOWN");
        }
    }

    Birthdays(Api api, MailStage mails, int count) {
        this.api = api;
        this.mails = mails;
        this.count = count;
    }

    void prepare(Api ops) {
        now = Instant.parse(
                ops.get("/local/clock").expect(200).body().path("now").asString());
        LocalDate day = LocalDate.ofInstant(now, CHINA).plusDays(AHEAD_DAYS);
        due = day.atTime(HOUR, 0).atZone(CHINA).toInstant();
        for (int number = 0; number < count; number++) {
            String address = "birthday" + number + "@example.com";
            customers.put(customer(address, day.withYear(2000)), address);
        }
        api.post(
                        "/care-plans",
                        "{\"name\":\"Birthdays\",\"kind\":\"BIRTHDAY\",\"channel\":\"EMAIL\",\"localTime\":\"09:00\","
                                + "\"holdoutPercent\":0,\"template\":\"birthday\"}")
                .expect(201);
        customers.keySet().forEach(id -> api.awaitBody("/members/" + id, VISIBLE, member -> true));
    }

    private String customer(String address, LocalDate born) {
        String id = api.post("/customers", """
                        {"kind":"PERSON","name":"Fang","birthDate":{"date":"%s"},"timeZone":"Asia/Shanghai",
                         "contactPoints":[{"type":"EMAIL","value":"%s"}]}""".formatted(born, address))
                .expect(201)
                .body()
                .path("id")
                .asString();
        assertThat(api.put("/customers/" + id + "/consents/EMAIL/MARKETING", "{\"status\":\"GRANTED\"}")
                        .status())
                .isBetween(200, 201);
        return id;
    }

    Duration untilDue() {
        return Duration.between(now, due);
    }

    void passTime(Api ops, Duration step) {
        ops.post("/local/clock", "{\"advance\":\"" + step + "\"}").expect(200);
    }

    /** Each customer's one message is sent, or is known not to be known. */
    void assertAllAreOver(List<Told> told) {
        customers.keySet().forEach(id -> {
            List<Told> ofCustomer =
                    told.stream().filter(each -> each.customerId().equals(id)).toList();
            assertThat(ofCustomer.stream().map(Told::messageId).distinct())
                    .as(id)
                    .hasSize(1);
            assertThat(ofCustomer.stream().filter(Told::isEnd)).as(id).isNotEmpty();
        });
    }

    /** Customers of whose message a killed process knew alone. */
    List<String> unknown(List<Told> told) {
        assertThat(told.stream()
                        .filter(each -> each.isEnd() && !each.isUnknown())
                        .map(Told::type))
                .containsOnly("crm.message.sent.v1");
        return told.stream().filter(Told::isUnknown).map(Told::customerId).toList();
    }

    /** As the runbook says: whoever looks it up at the mail server and does not find it sends it after all. */
    List<String> repeatWhatDidNotArrive(List<Told> told) {
        List<String> missing = told.stream()
                .filter(each -> each.isUnknown() && arrived(each.customerId()) == 0)
                .map(Told::messageId)
                .toList();
        missing.forEach(id -> {
            String etag = api.get("/messages/" + id).expect(200).header("etag");
            api.send("POST", "/messages/" + id + "/repeat", null, Map.of("If-Match", etag))
                    .expect(200);
        });
        return missing;
    }

    void assertOneMailEach() {
        assertThat(customers.keySet()).allSatisfy(id -> assertThat(arrived(id)).isEqualTo(1));
    }

    private int arrived(String customerId) {
        return mails.arrivedAt(customers.getOrDefault(customerId, "")).size();
    }

    /** What nobody knew of lies with the agents, all others are done. */
    void assertOneTaskEach(List<String> unknown) {
        customers.keySet().forEach(id -> {
            JsonNode tasks = api.awaitBody(
                    "/care-tasks?pageSize=200&customerId=" + id,
                    VISIBLE,
                    body -> unknown.contains(id)
                            || body.at("/items/0/status").asString("").equals("DONE"));
            assertThat(tasks.path("items").size()).as(id).isEqualTo(1);
        });
    }
}
