package dev.fives.ticket;

import static dev.fives.ticket.RunningService.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.Topic;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.test.topic.SeenEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What other services say of a customer: a bad answer opens a ticket, an unhappy follow-up opens it again. */
@ExtendWith(LocalBackends.class)
class HeardOfCustomersIT {

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
        Desk.awaitHeard(customer);
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
        Desk.awaitHeard(customer);
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
        int entries = Desk.history(id, "").size();
        for (int i = entries; i < RunningService.HISTORY_MAX; i++) {
            RunningService.patch(
                    "/tickets/" + id, get("/tickets/" + id).etag(), "{'subject':'Kettle %d'}".formatted(i));
        }

        assertThat(RunningService.patch("/tickets/" + id, get("/tickets/" + id).etag(), "{'subject':'Pot'}")
                        .status())
                .isEqualTo(409);
        Desk.cared(Desk.fresh("car_"), id, customer, "UNHAPPY");
        Desk.awaitStatus(id, "REOPENED");
        assertThat(Desk.history(id, "")).hasSize(RunningService.HISTORY_MAX + 2);
    }
}
