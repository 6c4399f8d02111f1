package dev.fives.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.feedback.ResponseSubmitted;
import dev.fives.contracts.loyalty.CareChanged;
import dev.fives.contracts.loyalty.RemedyDecided;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.TestHttp.Answer;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.JsonNode;

/** What tests do at the desk again and again. */
final class Desk {
    static final String ALL_STAGES = """
            {'severity':'HIGH','impact':'no tea','safety':false,'rootCause':'PAYMENT','remedySought':'the money',
             'investigation':'paid twice','acknowledgedAt':'2026-03-01T09:30:00Z',
             'decisionCommunicatedAt':'2026-03-01T09:40:00Z'}
            """;

    private Desk() {}

    static String fresh(String prefix) {
        return prefix + UUID.randomUUID();
    }

    static Answer open(String kind, String customerId) {
        Answer opened = RunningService.post(
                "/tickets",
                "{'kind':'%s','channel':'PHONE','customerId':'%s','subject':'Kettle'}".formatted(kind, customerId));
        assertThat(opened.status()).isEqualTo(201);
        return opened;
    }

    static Answer move(String id, String to) {
        return RunningService.post("/tickets/" + id + "/transitions", "{'to':'%s'}".formatted(to));
    }

    static Answer complain(String id, String json) {
        String etag = RunningService.get("/tickets/" + id).etag();
        return RunningService.put("/tickets/" + id + "/complaint", etag, json);
    }

    static Answer remedy(String id, String type, long value, String key) {
        return RunningService.post(
                "/tickets/" + id + "/complaint/remedy",
                "{'type':'%s','value':%d,'approvedBy':'boss'}".formatted(type, value),
                "Idempotency-Key",
                key);
    }

    static String status(String id) {
        return RunningService.get("/tickets/" + id).at("/status");
    }

    static void awaitStatus(String id, String status) {
        Eventually.until(status, RunningService.DEADLINE, () -> status(id).equals(status));
    }

    static List<JsonNode> tickets(String customerId) {
        return RunningService.get("/tickets?customerId=" + customerId)
                .body()
                .get("items")
                .valueStream()
                .toList();
    }

    /** A complaint with all its stages, closed. */
    static String closedComplaint(String customerId) {
        String id = open("COMPLAINT", customerId).id();
        complain(id, ALL_STAGES);
        assertThat(remedy(id, "POINTS", 500, fresh("k-")).status()).isEqualTo(201);
        assertThat(move(id, "RESOLVED").status()).isEqualTo(200);
        assertThat(move(id, "CLOSED").status()).isEqualTo(200);
        return id;
    }

    static void answered(String responseId, String customerId, String metric, int score, String sentiment) {
        String invitationId = fresh("inv_");
        RunningService.hears(
                EventTypes.RESPONSE_SUBMITTED,
                invitationId,
                2,
                customerId,
                new ResponseSubmitted(
                        responseId,
                        invitationId,
                        customerId,
                        "srv_default",
                        1,
                        "EMAIL",
                        metric,
                        score,
                        sentiment,
                        List.of(),
                        "pur_1001",
                        RunningService.CLOCK.instant()));
    }

    static void granted(String remedyId, String ticketId, String customerId) {
        RunningService.hears(
                EventTypes.REMEDY_GRANTED,
                remedyId,
                1,
                customerId,
                new RemedyDecided(
                        remedyId,
                        customerId,
                        ticketId,
                        "POINTS",
                        500,
                        "acc_1:00000000000000000007",
                        null,
                        null,
                        RunningService.CLOCK.instant()));
    }

    static void refused(String remedyId, String ticketId, String customerId) {
        RunningService.hears(
                EventTypes.REMEDY_REFUSED,
                remedyId,
                1,
                customerId,
                new RemedyDecided(
                        remedyId,
                        customerId,
                        ticketId,
                        "COUPON",
                        20,
                        null,
                        null,
                        "NO_COUPONS",
                        RunningService.CLOCK.instant()));
    }

    static void cared(String taskId, String ticketId, String customerId, String outcome) {
        RunningService.hears(
                EventTypes.CARE_COMPLETED,
                taskId,
                3,
                customerId,
                new CareChanged(
                        taskId,
                        customerId,
                        "FOLLOW_UP",
                        "PHONE",
                        "DONE",
                        outcome,
                        null,
                        ticketId,
                        RunningService.CLOCK.instant(),
                        RunningService.CLOCK.instant(),
                        null,
                        null));
    }

    /** Events of one customer come one after the other: what was sent before these has been handled. */
    static void awaitHeard(String customer) {
        answered(fresh("rsp_"), customer, "CSAT", 2, "NEGATIVE");
        Eventually.until(
                "last answer",
                RunningService.DEADLINE,
                () -> tickets(customer).stream()
                        .anyMatch(ticket -> ticket.get("subject").asString().equals("CSAT 2")));
        String marker = closedComplaint(customer);
        cared(fresh("car_"), marker, customer, "UNHAPPY");
        awaitStatus(marker, "REOPENED");
    }

    /** Of one field, or of all. */
    static List<JsonNode> history(String id, String field) {
        return RunningService.get("/tickets/" + id + "/history")
                .body()
                .get("items")
                .valueStream()
                .filter(entry ->
                        field.isEmpty() || entry.get("field").asString().equals(field))
                .toList();
    }

    /** The same call so often at the same time. */
    static <T> List<T> parallel(int number, Callable<T> call) {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            return executor.invokeAll(Collections.nCopies(number, call)).stream()
                    .map(Future::resultNow)
                    .toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
