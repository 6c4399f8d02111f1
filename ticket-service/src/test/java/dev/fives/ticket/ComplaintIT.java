package dev.fives.ticket;

import static dev.fives.ticket.RunningService.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.test.stack.TestHttp.Answer;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

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

    private static String firstTicket(String customer) {
        Eventually.until(
                "a ticket",
                RunningService.DEADLINE,
                () -> !Desk.tickets(customer).isEmpty());
        return Desk.tickets(customer).getFirst().get("id").asString();
    }
}
