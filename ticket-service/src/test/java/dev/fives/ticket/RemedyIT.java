package dev.fives.ticket;

import static dev.fives.ticket.RunningService.get;
import static dev.fives.ticket.RunningService.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.Topic;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.test.stack.TestHttp.Answer;
import dev.fives.kit.test.topic.SeenEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What makes a complaint good: asked for once, decided elsewhere, seen here. */
@ExtendWith(LocalBackends.class)
class RemedyIT {

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
        Desk.awaitHeard(customer);
        assertThat(RunningService.duplicates(Topic.LOYALTY) - dropped)
                .as("OPS-04: of nine deliveries one did something")
                .isGreaterThanOrEqualTo(8);

        assertThat(remedyStatus(id)).isEqualTo("GRANTED");
        assertThat(Desk.history(id, "complaint.remedy"))
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
        assertThat(Desk.history(id, "status").getLast().get("reason").asString())
                .isEqualTo("REMEDY_REFUSED");
        Desk.move(id, "RESOLVED");
        assertThat(Desk.move(id, "CLOSED").texts("missing")).containsExactly("remedy", "decisionCommunicatedAt");
        assertThat(Desk.remedy(id, "NONE", 0, Desk.fresh("k-")).at("/status")).isEqualTo("NOT_DUE");
        assertThat(Desk.move(id, "CLOSED").texts("missing")).containsExactly("decisionCommunicatedAt");
        Desk.complain(id, "{'decisionCommunicatedAt':'2026-03-01T09:50:00Z'}");
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

    private static String remedyStatus(String id) {
        return get("/tickets/" + id).at("/complaint/remedy/status");
    }
}
