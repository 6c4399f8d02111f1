package dev.fives.loyalty;

import static dev.fives.loyalty.RunningLoyalty.DEADLINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.loyalty.PointsEntry;
import dev.fives.contracts.loyalty.RedemptionChanged;
import dev.fives.kit.test.stack.Eventually;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RedemptionIT extends RedemptionScenario {
    @Test
    void LOY_07_twoAtOnceForMoreThanThereIs_oneHasIt_theOtherIsToldWhatIsLeft() throws InterruptedException {
        stage.grant(customer, 500);

        List<HttpResponse<String>> answers = stage.atOnce(2, i -> redeem(400, "two-" + i + number));

        assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(201, 409);
        JsonNode refusal = json(answers.stream()
                .filter(answer -> answer.statusCode() == 409)
                .findFirst()
                .orElseThrow());
        assertThat(refusal.path("code").asString()).isEqualTo("insufficient-points");
        assertThat(refusal.path("available").asLong()).isEqualTo(100);
        assertThat(refusal.path("detail").asString()).contains("400").contains("100");
        assertPoints(100, 400);
        assertSound();
    }

    @Test
    void LOY_07_tooMuch_isRefused_andLeavesNothingBehind() {
        stage.grant(customer, 100);

        assertThat(redeem(101, "much-" + number).statusCode()).isEqualTo(409);

        assertThat(loyalty.ledger(customer)).hasSize(1);
        assertThat(loyalty.json("/redemptions?customerId=" + customer).path("items"))
                .isEmpty();
        stage.grant(customer, 1);
        assertThat(redeem(101, "much-" + number).statusCode())
                .as("what was refused may be asked again under its key")
                .isEqualTo(201);
    }

    @Test
    void LOY_07_cancelled_returnsToTheSameLots_withTheSameLastDay() {
        stage.grant(customer, 300);
        loyalty.clock.advance(Duration.ofDays(40));
        stage.grant(customer, 200);
        var before = stage.lots(customer);
        assertThat(before).hasSize(2);

        String id = redeemed(400);
        assertThat(json(loyalty.get("/redemptions/" + id)).path("lots").findValues("points"))
                .extracting(JsonNode::asLong)
                .containsExactly(300L, 100L);
        assertThat(stage.lots(customer)).hasSize(1);
        loyalty.clock.advance(Duration.ofHours(1));

        HttpResponse<String> cancelled = post(id, "cancel");
        HttpResponse<String> again = post(id, "cancel");

        assertThat(cancelled.statusCode()).isEqualTo(200);
        assertThat(json(cancelled).path("status").asString()).isEqualTo("CANCELLED");
        assertThat(again.body()).isEqualTo(cancelled.body());
        assertThat(again.headers().firstValue("ETag"))
                .isEqualTo(cancelled.headers().firstValue("ETag"));
        assertThat(stage.lots(customer)).isEqualTo(before);
        assertPoints(500, 0);
        assertThat(post(id, "confirm").statusCode()).isEqualTo(409);
        assertPoints(500, 0);
        assertThat(told(id))
                .containsExactly(EventTypes.REDEMPTION_RESERVED.name(), EventTypes.REDEMPTION_CANCELLED.name());
        assertSound();
    }

    @Test
    void LOY_07_confirmed_isSpent_once() {
        stage.grant(customer, 500);
        String id = redeemed(400);

        HttpResponse<String> confirmed = post(id, "confirm");

        assertThat(json(confirmed).path("status").asString()).isEqualTo("CONFIRMED");
        assertThat(post(id, "confirm").body()).isEqualTo(confirmed.body());
        assertThat(post(id, "cancel").statusCode()).isEqualTo(409);
        loyalty.clock.advance(LAPSE.plusHours(1));
        assertPoints(100, 0);
        assertThat(stage.entries(customer))
                .extracting(PointsEntry::source)
                .containsExactly("gift:" + customer + "-1", "redemption:" + id + "@1", "redemption:" + id + "@2");
        assertThat(told(id))
                .containsExactly(EventTypes.REDEMPTION_RESERVED.name(), EventTypes.REDEMPTION_CONFIRMED.name());
        RedemptionChanged said = said(id).getFirst().dataAs(RedemptionChanged.class);
        assertThat(said.customerId()).isEqualTo(customer);
        assertThat(said.points()).isEqualTo(400);
        assertThat(said.reference()).isEqualTo("order:" + number);
        assertSound();
    }

    @Test
    void LOY_07_notConfirmedInTime_goesBackToItsLots() {
        stage.grant(customer, 500);
        var before = stage.lots(customer);
        Instant asked = loyalty.clock.instant();
        String id = redeemed(400);

        loyalty.clock.advance(LAPSE.minusMillis(1));
        assertPoints(100, 400);
        loyalty.clock.advance(Duration.ofDays(2));

        awaitStatus(id, "CANCELLED");
        Eventually.until("back", DEADLINE, () -> stage.lots(customer).equals(before));
        JsonNode lapsed = json(loyalty.get("/redemptions/" + id));
        assertThat(lapsed.path("reason").asString()).isEqualTo("LAPSED");
        assertThat(Instant.parse(lapsed.path("endedAt").asString())).isEqualTo(asked.plus(LAPSE));
        assertThat(post(id, "confirm").statusCode()).isEqualTo(409);
        assertThat(post(id, "cancel").statusCode()).isEqualTo(200);
        assertThat(told(id))
                .containsExactly(EventTypes.REDEMPTION_RESERVED.name(), EventTypes.REDEMPTION_CANCELLED.name());
        assertSound();
    }

    /** The lot's last day passed while its points were held: they go where they would be by now. */
    @Test
    void LOY_07_cancelledAfterItsLotExpired_bringsNothingBackToLife() {
        stage.grant(customer, 500);
        loyalty.clock.set(stage.lastDay(customer));
        String id = redeemed(400);
        loyalty.clock.advance(Duration.ofHours(23));

        assertThat(post(id, "cancel").statusCode()).isEqualTo(200);

        assertPoints(0, 0);
        assertSound();
    }

    @Test
    void LOY_07_repeatedKey_isOneRedemption_andAnotherRequestUnderItIsRefused() {
        stage.grant(customer, 500);

        HttpResponse<String> first = redeem(400, "once-" + number);
        HttpResponse<String> again = redeem(400, "once-" + number);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(redeem(50, "once-" + number).statusCode()).isEqualTo(422);
        assertThat(loyalty.post("/redemptions", body(50)).statusCode()).isEqualTo(400);
        assertPoints(100, 400);
    }

    @Test
    void LOY_07_wrongWishes_areRefusedAtOnce() {
        stage.grant(customer, 500);
        HttpResponse<String> wrong = loyalty.post(
                "/redemptions",
                "{'customerId':'x','points':0,'reference':'two words'}",
                "Idempotency-Key",
                "wrong-" + number);
        HttpResponse<String> wallet = loyalty.post(
                "/redemptions",
                "{'customerId':'" + customer + "','points':1,'wallet':'stones'}",
                "Idempotency-Key",
                "wallet-" + number);

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(json(wrong).findValuesAsString("pointer"))
                .containsExactlyInAnyOrder("/customerId", "/points", "/reference");
        assertThat(wallet.statusCode()).isEqualTo(422);
        assertThat(json(wallet).findValuesAsString("pointer")).containsExactly("/wallet");
        assertThat(loyalty.post("/redemptions/red_none/confirm", "").statusCode())
                .isEqualTo(404);
        assertThat(loyalty.get("/redemptions/red_none").statusCode()).isEqualTo(404);
    }

    @Test
    void LOY_07_deletedCustomer_redeemsAndConfirmsNothing_butMayHaveItsPointsBack() {
        stage.grant(customer, 500);
        String id = redeemed(100);
        loyalty.hearsOfDeletion(customer, 2);
        loyalty.awaitIdle();

        assertThat(redeem(100, "deleted-" + number).statusCode()).isEqualTo(409);
        assertThat(post(id, "confirm").statusCode()).isEqualTo(409);
        assertPoints(400, 100);
        assertThat(post(id, "cancel").statusCode()).isEqualTo(200);
        assertPoints(500, 0);
    }

    @Test
    void LOY_07_list_isNewestFirst_pagedAndFiltered() {
        stage.grant(customer, 500);
        String first = redeemed(1);
        loyalty.clock.advance(Duration.ofSeconds(1));
        String second = redeemed(2);
        loyalty.clock.advance(Duration.ofSeconds(1));
        String third = redeemed(3);
        post(second, "confirm");

        JsonNode page = loyalty.json("/redemptions?pageSize=2&count=true&customerId=" + customer);
        JsonNode rest = loyalty.json("/redemptions?pageSize=2&count=true&customerId=" + customer + "&cursor="
                + page.path("next").asString());

        assertThat(page.path("items").findValuesAsString("id")).containsExactly(third, second);
        assertThat(page.path("total").asLong()).isEqualTo(3);
        assertThat(rest.path("items").findValuesAsString("id")).containsExactly(first);
        assertThat(loyalty.json("/redemptions?filter=status:CONFIRMED&customerId=" + customer)
                        .path("items")
                        .findValuesAsString("id"))
                .containsExactly(second);
        assertThat(loyalty.get("/redemptions?status=LOST").statusCode()).isEqualTo(400);
    }

    @Test
    void LOY_07_manyClientsOnOneAccount_neverSpendMoreThanThereIs_andTheSumIsExact() throws InterruptedException {
        stage.grant(customer, 500);

        List<HttpResponse<String>> answers = stage.atOnce(64, i -> redeem(30, "many-" + i + number));
        List<String> ids = answers.stream()
                .filter(answer -> answer.statusCode() == 201)
                .map(answer -> json(answer).path("id").asString())
                .toList();

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(201, 409);
        assertThat(ids).hasSize(16).doesNotHaveDuplicates();
        assertPoints(20, 480);
        List<HttpResponse<String>> ends =
                stage.atOnce(32, i -> post(ids.get(i / 2), i / 2 % 4 == 0 ? "confirm" : "cancel"));
        assertThat(ends).extracting(HttpResponse::statusCode).containsOnly(200);
        assertPoints(500 - 4 * 30, 0);
        assertThat(loyalty.ledger(customer))
                .allSatisfy(
                        entry -> assertThat(entry.path("balanceAfter").asLong()).isNotNegative());
        assertSound();
    }

    @Test
    void OPS_05_meters_countWhatIsSpent_andNotWhatIsOnlyHeld() {
        stage.grant(customer, 500);
        double granted = meter("granted");
        double reversed = meter("reversed");
        double redeemed = meter("redeemed");

        post(redeemed(100), "cancel");
        post(redeemed(400), "confirm");

        assertThat(meter("granted") - granted).isZero();
        assertThat(meter("reversed") - reversed).isZero();
        assertThat(meter("redeemed") - redeemed).isEqualTo(400);
    }

    private double meter(String name) {
        return loyalty.bean(MeterRegistry.class)
                .get("fives.points." + name)
                .counter()
                .count();
    }

    /** Of a customer with at least 2 points. */
    static void callEach(RunningLoyalty loyalty, String customer) {
        String body = "{'customerId':'" + customer + "','points':1}";
        for (String verb : List.of("/confirm", "/cancel")) {
            String path = loyalty.post("/redemptions", body, "Idempotency-Key", verb + customer)
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            assertThat(loyalty.send("POST", path + verb, "admin").statusCode()).isEqualTo(200);
            assertThat(loyalty.get(path).statusCode()).isEqualTo(200);
        }
        assertThat(loyalty.get("/redemptions?count=true&customerId=" + customer).statusCode())
                .isEqualTo(200);
    }
}
