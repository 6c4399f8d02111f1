package dev.fives.loyalty;

import static dev.fives.loyalty.RunningLoyalty.DEADLINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.EventTypes;
import dev.fives.kit.events.command.Command;
import dev.fives.kit.id.Ids;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.request.TraceParent;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.time.RealClock;
import dev.fives.loyalty.redemption.app.RedemptionDraft;
import dev.fives.loyalty.redemption.model.Redemption;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Redemptions as a service leaves them that dies between two steps. */
class RedemptionBrokenOffIT extends RedemptionScenario {
    /** As a service leaves it that dies before the ledger was asked. */
    @Test
    void LOY_07_brokenOffBeforeItsReservation_isCarriedOnByItself() {
        stage.grant(customer, 500);
        Redemption asked = requested("red_" + number, 400);
        store().create(asked.redemptionId(), customer, asked, List.of(), null).block(DEADLINE);

        loyalty.clock.advance(REPEAT);

        awaitStatus(asked.redemptionId(), "PENDING");
        assertPoints(100, 400);
        assertThat(told(asked.redemptionId())).containsExactly(EventTypes.REDEMPTION_RESERVED.name());
    }

    /** As a service leaves it that dies between the ledger's entry and saying so; the client asks again. */
    @Test
    void LOY_07_brokenOffAfterItsReservation_isEndedByTheClientsRetry() {
        stage.grant(customer, 500);
        String key = "retry-" + number;
        Redemption asked = requested(idOf(key, 400), 400);
        store().create(asked.redemptionId(), customer, asked, List.of(), null).block(DEADLINE);
        stage.reserves(asked);
        assertPoints(100, 400);

        HttpResponse<String> answer = redeem(400, key);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(json(answer).path("id").asString()).isEqualTo(asked.redemptionId());
        assertPoints(100, 400);
        assertThat(told(asked.redemptionId())).containsExactly(EventTypes.REDEMPTION_RESERVED.name());
        assertSound();
    }

    /** As a hand in the database leaves it; it is due before all others. */
    @Test
    void LOY_07_oneThatCannotBeRead_keepsNoOtherFromLapsing() {
        stage.grant(customer, 500);
        String id = redeemed(400);
        String broken = "red_broken_" + number;
        store().create(broken, customer, requested(broken, 1), List.of(), null).block(DEADLINE);
        Document unreadable = new Document("state.status", "X")
                .append("state.nextDueAt", Date.from(Instant.parse("2000-01-01T00:00:00Z")));
        loyalty.overwrite("redemptions", broken, unreadable);

        try {
            loyalty.clock.advance(LAPSE.plusDays(2));
            awaitStatus(id, "CANCELLED");
        } finally {
            Mono.from(store().collection().deleteOne(new Document("_id", broken)))
                    .block(DEADLINE);
        }
        assertSound();
    }

    /** The same that the service derives. */
    private String idOf(String key, long points) {
        RequestContext request = new RequestContext("clerk", Set.of(), "c", TraceParent.create(), key);
        return Command.current(
                        loyalty.bean(RealClock.class),
                        "POST /redemptions",
                        new RedemptionDraft(customer, points, null, "order:" + number, null))
                .map(command -> command.idOf(loyalty.bean(Ids.class), "red"))
                .contextWrite(request.asContext())
                .block(DEADLINE);
    }

    /** As a service leaves it that dies between the decision and its entry. */
    @Test
    void LOY_07_brokenOffAfterItsEnd_isEnteredByItself() {
        stage.grant(customer, 500);
        var before = stage.lots(customer);
        String confirmed = redeemed(100);
        String cancelled = redeemed(200);
        Instant now = loyalty.clock.instant();
        rewrite(confirmed, it -> it.confirmed("clerk", now, now.plus(REPEAT)));
        rewrite(cancelled, it -> it.cancelled("clerk", now, now.plus(REPEAT)));
        assertPoints(200, 300);

        loyalty.clock.advance(REPEAT);

        Eventually.asserted(DEADLINE, () -> assertPoints(400, 0));
        post(cancelled, "cancel");
        assertPoints(400, 0);
        assertThat(stage.lots(customer).keySet()).isEqualTo(before.keySet());
        assertSound();
    }

    private void rewrite(String id, java.util.function.UnaryOperator<Redemption> next) {
        var stored = store().find(id).blockOptional(DEADLINE).orElseThrow();
        store().update(stored, next.apply(stored.state()), List.of(), null).block(DEADLINE);
    }

    @Test
    void LOY_07_reservationThatComesAfterTheLapse_findsItsSourceTaken() {
        stage.grant(customer, 500);
        Redemption asked = requested("red_" + number, 400);
        store().create(asked.redemptionId(), customer, asked, List.of(), null).block(DEADLINE);

        loyalty.clock.advance(LAPSE);
        awaitStatus(asked.redemptionId(), "REFUSED");
        stage.reserves(asked);

        assertPoints(500, 0);
        assertThat(told(asked.redemptionId())).isEmpty();
        assertSound();
    }

    /** As whoever loses a race leaves it; the ledger's entry without moves decides, and stays. */
    @Test
    void LOY_07_tooFewByTheTimeTheLedgerIsAsked_isRefusedForGood() {
        stage.grant(customer, 100);
        String key = "lost-" + number;
        Redemption asked = requested(idOf(key, 400), 400);
        store().create(asked.redemptionId(), customer, asked, List.of(), null).block(DEADLINE);

        HttpResponse<String> lost = redeem(400, key);
        stage.grant(customer, 1_000);
        HttpResponse<String> again = redeem(400, key);

        assertThat(List.of(lost, again)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(json(answer).path("code").asString()).isEqualTo("insufficient-points");
            assertThat(json(answer).path("available").asLong()).isEqualTo(100);
        });
        assertPoints(1_100, 0);
        assertThat(json(loyalty.get("/redemptions/" + asked.redemptionId()))
                        .path("status")
                        .asString())
                .isEqualTo("REFUSED");
        assertThat(told(asked.redemptionId())).isEmpty();
        assertSound();
    }

    @Test
    void LOY_03_reservationWithoutItsRedemption_isUnsound() {
        stage.grant(customer, 500);

        stage.reserves(requested("red_ghost_" + number, 400));

        assertThat(loyalty.proof(customer).path("violations").get(0).asString())
                .contains("entry 2", "redemption:red_ghost_" + number);
    }
}
