package dev.fives.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.loyalty.PointsEntry;
import dev.fives.loyalty.account.model.Points;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TransferIT extends TransferScenario {
    @Test
    void LOY_26_transfer_isTwoEntriesOfOneTransfer_andTheSumIsAsBefore() {
        stage.grant(giver, 300);
        loyalty.clock.advance(Duration.ofDays(40));
        stage.grant(receiver, 50);
        var lot = stage.lots(giver).firstKey();

        HttpResponse<String> answer = transfer(giver, receiver, 100, "one-" + number);
        HttpResponse<String> again = transfer(giver, receiver, 100, "one-" + number);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(answer.body());
        String id = json(answer).path("id").asString();
        assertThat(json(answer).path("status").asString()).isEqualTo("COMPLETED");
        assertBalances(200, 150);
        assertThat(stage.lots(receiver).get(lot)).as("with its last day").isEqualTo(Points.of(100));
        PointsEntry out = stage.entries(giver).getLast();
        PointsEntry in = stage.entries(receiver).getLast();
        assertThat(List.of(out.source(), in.source()))
                .containsExactly("transfer:" + id + "@1", "transfer:" + id + "@2");
        assertThat(out.delta() + in.delta()).isZero();
        assertThat(loyalty.said(giver).getLast().type()).isEqualTo(EventTypes.POINTS_TRANSFERRED.name());
        assertThat(loyalty.json("/members/" + giver + "/transfers/" + id)).isEqualTo(json(answer));
        assertThat(loyalty.get("/members/" + receiver + "/transfers/" + id).statusCode())
                .isEqualTo(200);
        assertThat(loyalty.get("/members/cus_stranger/transfers/" + id).statusCode())
                .isEqualTo(404);
        assertSound();
    }

    @Test
    void LOY_26_transfer_thatCannotBe_isRefused_andLeavesNothingBehind() {
        stage.grant(giver, 100);
        stage.grant(receiver, 1);
        String key = "no-" + number;

        HttpResponse<String> tooMuch = transfer(giver, receiver, 101, key);

        assertThat(tooMuch.statusCode()).isEqualTo(409);
        assertThat(json(tooMuch).path("code").asString()).isEqualTo("insufficient-points");
        assertThat(json(tooMuch).path("available").asLong()).isEqualTo(100);
        assertThat(pointers(transfer(giver, giver, 1, key))).containsExactly("/toCustomerId");
        assertThat(pointers(transfer(giver, "cus_stranger", 1, key))).containsExactly("/toCustomerId");
        assertThat(pointers(transfer(giver, receiver, 0, key))).containsExactly("/points");
        assertThat(transfer("cus_stranger", receiver, 1, key).statusCode()).isEqualTo(404);
        assertThat(loyalty.post("/members/" + giver + "/transfers", body(receiver, 1))
                        .statusCode())
                .isEqualTo(400);
        assertThat(loyalty.ledger(giver)).hasSize(1);
        assertThat(loyalty.ledger(receiver)).hasSize(1);
    }

    @Test
    void LOY_26_transfer_fromOrToADeletedCustomer_isRefused() {
        stage.grant(giver, 100);
        stage.grant(receiver, 100);
        loyalty.hearsOfDeletion(receiver, 2);
        loyalty.awaitIdle();

        assertThat(transfer(giver, receiver, 1, "to-" + number).statusCode()).isEqualTo(409);
        assertThat(transfer(receiver, giver, 1, "from-" + number).statusCode()).isEqualTo(409);
        assertBalances(100, 100);
    }

    @Test
    void LOY_26_transfer_manyBothWays_keepTheSum() throws InterruptedException {
        stage.grant(giver, 100);
        stage.grant(receiver, 100);

        List<HttpResponse<String>> answers = stage.atOnce(
                48,
                i -> i % 2 == 0
                        ? transfer(giver, receiver, 15, "there-" + i + number)
                        : transfer(receiver, giver, 15, "back-" + i + number));

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(201, 409);
        long there = completed(answers, 0);
        long back = completed(answers, 1);
        assertThat(there + back).isGreaterThanOrEqualTo(12);
        assertBalances(100 - 15 * (there - back), 100 + 15 * (there - back));
        assertThat(inTransit(giver, receiver)).isZero();
        for (String customer : List.of(giver, receiver)) {
            assertThat(loyalty.ledger(customer))
                    .allSatisfy(entry ->
                            assertThat(entry.path("balanceAfter").asLong()).isNotNegative());
        }
        assertSound();
    }

    private static long completed(List<HttpResponse<String>> answers, int parity) {
        long completed = 0;
        for (int i = parity; i < answers.size(); i += 2) {
            completed += answers.get(i).statusCode() == 201 ? 1 : 0;
        }
        return completed;
    }

    @Test
    void LOY_26_transfers_areListed_ofGiverAndReceiver_newestFirst() {
        stage.grant(giver, 100);
        stage.grant(receiver, 100);
        String first = given(giver, receiver, 1);
        String second = given(receiver, giver, 2);
        String third = given(giver, receiver, 3);

        for (String customer : List.of(giver, receiver)) {
            JsonNode all = loyalty.json("/members/" + customer + "/transfers?count=true");
            assertThat(all.path("items"))
                    .extracting(item -> item.path("id").asString())
                    .containsExactly(third, second, first);
            assertThat(all.path("total").asLong()).isEqualTo(3);
            JsonNode page = loyalty.json("/members/" + customer + "/transfers?pageSize=2");
            JsonNode next = loyalty.json("/members/" + customer + "/transfers?pageSize=2&cursor="
                    + page.path("next").asString());
            assertThat(next.path("items"))
                    .extracting(item -> item.path("id").asString())
                    .containsExactly(first);
            assertThat(next.has("next")).isFalse();
        }
    }

    private String given(String from, String to, long points) {
        loyalty.clock.advance(Duration.ofSeconds(1));
        HttpResponse<String> answer = transfer(from, to, points, points + "-" + number);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer).path("id").asString();
    }

    /** 20 million. */
    @Test
    void LOY_26_transfers_ofOneGiver_areBoundedByTheDay() {
        long most = 10_000_000;
        stage.grant(giver, 3 * most);
        stage.grant(receiver, 1);
        assertThat(transfer(giver, receiver, most, "a-" + number).statusCode()).isEqualTo(201);
        assertThat(transfer(giver, receiver, most, "b-" + number).statusCode()).isEqualTo(201);

        HttpResponse<String> refused = transfer(giver, receiver, 1, "c-" + number);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("of one giver in a day");
        assertThat(transfer(giver, receiver, most, "b-" + number).statusCode()).isEqualTo(201);
        assertBalances(most, 2 * most + 1);
        loyalty.clock.advance(Duration.ofDays(1));
        assertThat(transfer(giver, receiver, 1, "c-" + number).statusCode()).isEqualTo(201);
    }

    /** Of a giver with at least a point. */
    static void callEach(RunningLoyalty loyalty, String giver, String receiver) {
        String path = loyalty.post(
                        "/members/" + giver + "/transfers", body(receiver, 1), "Idempotency-Key", "each-" + giver)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(loyalty.get(path).statusCode()).isEqualTo(200);
        assertThat(loyalty.get("/members/" + receiver + "/transfers?pageSize=1&count=true")
                        .statusCode())
                .isEqualTo(200);
    }

    private static List<String> pointers(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(422);
        return json(answer).findValuesAsString("pointer");
    }
}
