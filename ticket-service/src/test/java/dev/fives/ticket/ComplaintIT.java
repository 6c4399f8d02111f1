package dev.fives.ticket;

import static dev.fives.ticket.RunningService.get;
import static dev.fives.ticket.RunningService.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.Topic;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.test.stack.TestHttp.Answer;
import dev.fives.kit.test.topic.SeenEvent;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(LocalBackends.class)
class ComplaintIT {

    @Test
    void TKT_04_complaint_isClosedOnlyWithAllItsStages() {
        String customer = Desk.fresh("cus_");
        String id = Desk.open("COMPLAINT", customer).id();
        assertThat(Desk.move(id, "CLOSED").texts("missing")).hasSize(7);
        Desk.move(id, "RESOLVED");

        Answer lacksAll = Desk.move(id, "CLOSED");
        Desk.complain(id, "{'severity':'HIGH','impact':'no tea','safety':false,'rootCause':'PAYMENT'}");
        Answer lacksSome = Desk.move(id, "CLOSED");
        assertThat(Desk.remedy(id, "POINTS", 500, Desk.fresh("k-")).at("/status"))
                .isEqualTo("REQUESTED");
        Answer kept =
                Desk.complain(id, "{'investigation':'paid twice','decisionCommunicatedAt':'2026-03-01T09:40:00Z'}");
        Answer closed = Desk.move(id, "CLOSED");

        assertThat(lacksAll.status()).isEqualTo(409);
        assertThat(lacksAll.texts("allowed")).containsExactly("REOPENED");
        assertThat(lacksAll.texts("missing"))
                .containsExactly(
                        "severity",
                        "impact",
                        "safety",
                        "investigation",
                        "rootCause",
                        "remedy",
                        "decisionCommunicatedAt");
        assertThat(lacksSome.texts("missing")).containsExactly("investigation", "remedy", "decisionCommunicatedAt");
        assertThat(kept.at("/complaint/remedy/type")).isEqualTo("POINTS");
        assertThat(kept.at("/complaint/severity")).isEqualTo("HIGH");
        assertThat(closed.status()).isEqualTo(200);
        assertThat(RunningService.eventNames(id, 11))
                .containsExactly(
                        "ticket.created",
                        "complaint.received",
                        "complaint.acknowledged",
                        "ticket.status-changed",
                        "ticket.resolved",
                        "complaint.resolved",
                        "complaint.assessed",
                        "complaint.remedy-requested",
                        "ticket.status-changed",
                        "ticket.closed",
                        "complaint.closed");
    }

    @Test
    void TKT_04_ticketOutOfASurvey_becomesAComplaint() {
        String customer = Desk.fresh("cus_");
        Desk.answered(Desk.fresh("rsp_"), customer, "CSAT", 1, "NEGATIVE");
        String id = firstTicket(customer);

        Answer complaint = Desk.complain(id, "{'severity':'HIGH','impact':'no tea','safety':false}");

        assertThat(complaint.status()).isEqualTo(200);
        assertThat(complaint.at("/kind")).isEqualTo("COMPLAINT");
        assertThat(complaint.texts("allowed")).contains("RESOLVED");
        assertThat(complaint.at("/acknowledgement/sentAt"))
                .isEqualTo(RunningService.CLOCK.instant().toString());
        assertThat(RunningService.put("/tickets/" + id + "/complaint", "\"1\"", "{}")
                        .status())
                .isEqualTo(412);
        assertThat(post("/tickets/" + id + "/complaint", "{}").status()).isEqualTo(405);

        Desk.complain(id, Desk.ALL_STAGES);
        assertThat(RunningService.eventNames(id, 5))
                .containsExactly(
                        "ticket.created",
                        "complaint.received",
                        "complaint.acknowledged",
                        "complaint.assessed",
                        "complaint.assessed");
    }

    @Test
    void TKT_04_closedTicket_isReopenedBeforeItBecomesAComplaint() {
        String id = Desk.open("QUESTION", Desk.fresh("cus_")).id();
        Desk.move(id, "RESOLVED");
        Desk.move(id, "CLOSED");

        Answer refused = Desk.complain(id, "{'severity':'LOW'}");
        Desk.move(id, "REOPENED");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.texts("allowed")).containsExactly("REOPENED");
        assertThat(Desk.complain(id, "{'severity':'LOW'}").status()).isEqualTo(200);
    }

    @Test
    void TKT_05_complaint_isAcknowledgedAtOnce_andFollowedWithoutALogin() {
        Answer opened = Desk.open("COMPLAINT", Desk.fresh("cus_"));
        String number = opened.at("/number");
        String token = opened.at("/trackingToken");
        String sentAt = RunningService.CLOCK.instant().toString();

        assertThat(opened.at("/acknowledgement/sentAt")).isEqualTo(sentAt);
        assertThat(opened.at("/acknowledgement/expectedBy"))
                .isEqualTo(
                        RunningService.CLOCK.instant().plus(Duration.ofDays(3)).toString());
        Answer tracked = track(number, token);
        assertThat(tracked.status()).isEqualTo(200);
        assertThat(tracked.at("/status")).isEqualTo("NEW");
        assertThat(tracked.body().has("subject")).isFalse();
        assertThat(track(number.toLowerCase(Locale.ROOT), token).status()).isEqualTo(200);
        assertThat(track(number, token.substring(1) + "x").status()).isEqualTo(404);
        assertThat(track(number, "").status()).isEqualTo(404);
        assertThat(track("T-0000-0000", token).status()).isEqualTo(404);
        assertThat(RunningService.send("", "GET", "/tickets/" + opened.id(), null)
                        .status())
                .isEqualTo(401);
    }

    private static Answer track(String number, String token) {
        return RunningService.send("", "GET", "/tracking/" + number + "?token=" + token, null);
    }

    @Test
    void TKT_06_remedy_isRequestedOnce_andGrantedOnce() {
        String customer = Desk.fresh("cus_");
        String id = Desk.open("COMPLAINT", customer).id();
        String key = Desk.fresh("k-");
        List<Answer> together = Desk.parallel(4, () -> Desk.remedy(id, "POINTS", 500, key));
        Answer first = Desk.remedy(id, "POINTS", 500, key);
        Answer again = Desk.remedy(id, "POINTS", 500, key);
        Answer otherBody = Desk.remedy(id, "POINTS", 700, key);
        Answer otherKey = Desk.remedy(id, "POINTS", 500, Desk.fresh("k-"));
        Answer noKey =
                post("/tickets/" + id + "/complaint/remedy", "{'type':'POINTS','value':500,'approvedBy':'boss'}");

        assertThat(together)
                .allMatch(answer -> answer.status() == 201 || answer.at("/code").equals("command-running"));
        assertThat(together.stream()
                        .filter(answer -> answer.status() == 201)
                        .map(Answer::id)
                        .distinct())
                .containsExactly(again.id());
        assertThat(otherBody.status()).isEqualTo(422);
        assertThat(otherKey.status()).isEqualTo(409);
        assertThat(noKey.status()).isEqualTo(400);

        long dropped = RunningService.duplicates(Topic.LOYALTY);
        Desk.granted(first.id(), id, customer);
        Eventually.until(
                "granted", RunningService.DEADLINE, () -> remedyStatus(id).equals("GRANTED"));
        Desk.granted(first.id(), id, customer);
        Desk.refused(first.id(), id, customer);
        awaitHeard(customer);
        assertThat(RunningService.duplicates(Topic.LOYALTY) - dropped)
                .as("OPS-04: of nine deliveries one did something")
                .isGreaterThanOrEqualTo(8);

        assertThat(remedyStatus(id)).isEqualTo("GRANTED");
        assertThat(history(id, "complaint.remedy"))
                .extracting(entry -> entry.get("after").asString())
                .containsExactly("POINTS 500 REQUESTED", "POINTS 500 GRANTED");
        List<SeenEvent> requested = RunningService.events(id, 4).stream()
                .filter(event -> event.type().equals("crm.complaint.remedy-requested.v1"))
                .toList();
        assertThat(requested).hasSize(1);
        assertThat(requested.getFirst().data().get("remedyId").asString()).isEqualTo(first.id());
        assertThat(requested.getFirst().key()).isEqualTo(customer);
    }

    @Test
    void TKT_06_refusedRemedy_isSeenAndMakesRoomForAnother() {
        String customer = Desk.fresh("cus_");
        String id = Desk.closedComplaint(customer);
        String remedyId = get("/tickets/" + id).at("/complaint/remedy/id");

        Desk.refused(remedyId, id, customer);
        Desk.awaitStatus(id, "REOPENED");

        assertThat(get("/tickets/" + id).at("/complaint/remedy/reason")).isEqualTo("NO_COUPONS");
        assertThat(history(id, "status").getLast().get("reason").asString()).isEqualTo("REMEDY_REFUSED");
        Desk.move(id, "RESOLVED");
        assertThat(Desk.move(id, "CLOSED").texts("missing")).containsExactly("remedy");
        assertThat(Desk.remedy(id, "NONE", 0, Desk.fresh("k-")).at("/status")).isEqualTo("NOT_DUE");
        assertThat(Desk.move(id, "CLOSED").status()).isEqualTo(200);
        SeenEvent closed = RunningService.events(id, 19).getLast();
        assertThat(closed.type()).isEqualTo("crm.complaint.closed.v1");
        assertThat(closed.data().has("remedy")).isFalse();
    }

    @Test
    void TKT_06_repeatedRequest_isAnsweredAsAtFirst_alsoAfterARefusalAndAnother() {
        String customer = Desk.fresh("cus_");
        String id = Desk.open("COMPLAINT", customer).id();
        String key = Desk.fresh("k-");
        Answer first = Desk.remedy(id, "POINTS", 500, key);
        Desk.refused(first.id(), id, customer);
        Eventually.until(
                "refused", RunningService.DEADLINE, () -> remedyStatus(id).equals("REFUSED"));
        Answer second = Desk.remedy(id, "POINTS", 300, Desk.fresh("k-"));

        Answer again = Desk.remedy(id, "POINTS", 500, key);

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.at("/value")).isEqualTo("500");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(get("/tickets/" + id).at("/complaint/remedy/id")).isEqualTo(second.id());
    }

    @Test
    void TKT_06_remedy_needsAComplaintAndACustomer() {
        String question = Desk.open("QUESTION", Desk.fresh("cus_")).id();
        String nobodys = post("/tickets", "{'kind':'COMPLAINT','channel':'WEB','subject':'Kettle'}")
                .id();

        assertThat(Desk.remedy(question, "POINTS", 5, Desk.fresh("k-")).status())
                .isEqualTo(409);
        assertThat(Desk.remedy(nobodys, "POINTS", 5, Desk.fresh("k-")).status()).isEqualTo(409);
        assertThat(Desk.remedy(nobodys, "NONE", 0, Desk.fresh("k-")).status()).isEqualTo(201);
        assertThat(Desk.remedy("tic_none", "POINTS", 5, Desk.fresh("k-")).status())
                .isEqualTo(404);
    }

    @Test
    void SAT_11_negativeAnswer_isOneTicket_howeverOftenItIsHeardOf() {
        String customer = Desk.fresh("cus_");
        String nps = Desk.fresh("rsp_");
        long dropped = RunningService.duplicates(Topic.FEEDBACK);
        Desk.answered(nps, customer, "NPS", 6, "NEGATIVE");
        Desk.answered(Desk.fresh("rsp_"), customer, "NPS", 7, "NEUTRAL");
        Desk.answered(Desk.fresh("rsp_"), customer, "CSAT", 1, "NEGATIVE");
        Desk.answered(Desk.fresh("rsp_"), customer, "CES", 3, "NEGATIVE");
        Desk.answered(Desk.fresh("rsp_"), customer, "NPS", 10, "POSITIVE");
        Desk.answered(nps, customer, "NPS", 6, "NEGATIVE");
        awaitHeard(customer);
        assertThat(RunningService.duplicates(Topic.FEEDBACK) - dropped)
                .as("OPS-04: three negative answers were heard of twelve times")
                .isGreaterThanOrEqualTo(9);

        List<JsonNode> tickets = Desk.tickets(customer).stream()
                .filter(ticket -> ticket.has("responseId"))
                .filter(ticket -> !ticket.get("subject").asString().equals("CSAT 2"))
                .toList();
        assertThat(tickets)
                .extracting(ticket -> ticket.get("subject").asString())
                .containsExactlyInAnyOrder("NPS 6", "CSAT 1", "CES 3");
        assertThat(tickets).allSatisfy(ticket -> {
            assertThat(ticket.get("source").asString()).isEqualTo("SURVEY");
            assertThat(ticket.get("purchaseId").asString()).isEqualTo("pur_1001");
            assertThat(ticket.get("channel").asString()).isEqualTo("EMAIL");
        });
        String id = tickets.getFirst().get("id").asString();
        SeenEvent created = RunningService.events(id, 1).getFirst();
        assertThat(created.data().get("reason").asString()).isEqualTo("NEGATIVE_SCORE");
        assertThat(created.header("ce_correlationid")).isEqualTo("test");
        assertThat(created.key()).isEqualTo(customer);
    }

    @Test
    void LOY_22_unhappyFollowUp_reopensOnce() {
        String customer = Desk.fresh("cus_");
        String id = Desk.closedComplaint(customer);
        Desk.cared(Desk.fresh("car_"), id, customer, "HAPPY");
        String task = Desk.fresh("car_");
        long dropped = RunningService.duplicates(Topic.LOYALTY);

        Desk.cared(task, id, customer, "UNHAPPY");
        Desk.awaitStatus(id, "REOPENED");
        Desk.move(id, "RESOLVED");
        Desk.cared(task, id, customer, "UNHAPPY");
        Desk.cared(Desk.fresh("car_"), "tic_none", customer, "UNHAPPY");
        awaitHeard(customer);
        assertThat(RunningService.duplicates(Topic.LOYALTY) - dropped)
                .as("OPS-04: of six deliveries one did something")
                .isGreaterThanOrEqualTo(5);

        assertThat(Desk.status(id)).isEqualTo("RESOLVED");
        List<SeenEvent> reopened = RunningService.events(id, 14).stream()
                .filter(event -> event.type().equals("crm.ticket.reopened.v1"))
                .toList();
        assertThat(reopened).hasSize(1);
        assertThat(reopened.getFirst().data().get("reason").asString()).isEqualTo("CARE_UNHAPPY");
    }

    @Test
    void LOY_22_fullHistory_refusesCallersAndNotWhatHappens() {
        String customer = Desk.fresh("cus_");
        String id = Desk.closedComplaint(customer);
        int entries = history(id, "").size();
        for (int i = entries; i < RunningService.HISTORY_MAX; i++) {
            RunningService.patch(
                    "/tickets/" + id, get("/tickets/" + id).etag(), "{'subject':'Kettle %d'}".formatted(i));
        }

        assertThat(RunningService.patch("/tickets/" + id, get("/tickets/" + id).etag(), "{'subject':'Pot'}")
                        .status())
                .isEqualTo(409);
        Desk.cared(Desk.fresh("car_"), id, customer, "UNHAPPY");
        Desk.awaitStatus(id, "REOPENED");
        assertThat(history(id, "")).hasSize(RunningService.HISTORY_MAX + 1);
    }

    private static String firstTicket(String customer) {
        Eventually.until(
                "a ticket",
                RunningService.DEADLINE,
                () -> !Desk.tickets(customer).isEmpty());
        return Desk.tickets(customer).getFirst().get("id").asString();
    }

    /** Events of one customer come one after the other: what was sent before these has been handled. */
    private static void awaitHeard(String customer) {
        Desk.answered(Desk.fresh("rsp_"), customer, "CSAT", 2, "NEGATIVE");
        Eventually.until(
                "last answer",
                RunningService.DEADLINE,
                () -> Desk.tickets(customer).stream()
                        .anyMatch(ticket -> ticket.get("subject").asString().equals("CSAT 2")));
        String marker = Desk.closedComplaint(customer);
        Desk.cared(Desk.fresh("car_"), marker, customer, "UNHAPPY");
        Desk.awaitStatus(marker, "REOPENED");
    }

    private static String remedyStatus(String id) {
        return get("/tickets/" + id).at("/complaint/remedy/status");
    }

    /** Of one field, or of all. */
    private static List<JsonNode> history(String id, String field) {
        return get("/tickets/" + id + "/history")
                .body()
                .get("items")
                .valueStream()
                .filter(entry ->
                        field.isEmpty() || entry.get("field").asString().equals(field))
                .toList();
    }
}
