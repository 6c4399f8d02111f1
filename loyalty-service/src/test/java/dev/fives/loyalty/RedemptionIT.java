package dev.fives.loyalty;

import static dev.fives.loyalty.RunningLoyalty.DEADLINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.loyalty.PointsEntry;
import dev.fives.contracts.loyalty.RedemptionChanged;
import dev.fives.kit.events.command.Command;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.id.Ids;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.request.TraceParent;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.topic.SeenEvent;
import dev.fives.kit.time.RealClock;
import dev.fives.loyalty.account.app.Wallets;
import dev.fives.loyalty.redemption.app.RedemptionDraft;
import dev.fives.loyalty.redemption.model.Redemption;
import dev.fives.loyalty.redemption.model.RedemptionAsk;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.ResolvableType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** On a stage of its own, where points are lost after a year and time is nobody else's. */
class RedemptionIT {
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Duration LAPSE = Duration.ofHours(24);
    private static final Duration REPEAT = Duration.ofSeconds(5);
    private static SpendingStage stage;

    private final RunningLoyalty loyalty = stage.loyalty();
    private final String number = "redemption_" + NUMBERS.incrementAndGet();
    private final String customer = "cus_" + number;

    @BeforeAll
    static void start() {
        stage = SpendingStage.start();
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

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

    private Redemption requested(String id, long points) {
        Instant now = loyalty.clock.instant();
        RedemptionAsk ask =
                new RedemptionAsk(customer, Wallets.POINTS, points, null, "clerk", "c-" + number, now, null);
        return Redemption.requested(id, ask, now.plus(LAPSE), now.plus(REPEAT));
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

    private void rewrite(String id, java.util.function.UnaryOperator<Redemption> next) {
        var stored = store().find(id).blockOptional(DEADLINE).orElseThrow();
        store().update(stored, next.apply(stored.state()), List.of(), null).block(DEADLINE);
    }

    private AggregateStore<Redemption> store() {
        return loyalty.context()
                .<AggregateStore<Redemption>>getBeanProvider(
                        ResolvableType.forClassWithGenerics(AggregateStore.class, Redemption.class))
                .getObject();
    }

    private String body(long points) {
        return "{'customerId':'" + customer + "','points':" + points + ",'reference':'order:" + number + "'}";
    }

    private HttpResponse<String> redeem(long points, String key) {
        return SpendingStage.patiently(() -> loyalty.post("/redemptions", body(points), "Idempotency-Key", key));
    }

    private String redeemed(long points) {
        HttpResponse<String> answer = redeem(points, "k-" + NUMBERS.incrementAndGet());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(json(answer).path("status").asString()).isEqualTo("PENDING");
        return json(answer).path("id").asString();
    }

    private HttpResponse<String> post(String id, String verb) {
        return SpendingStage.patiently(() -> loyalty.send("POST", "/redemptions/" + id + "/" + verb, "admin"));
    }

    private void awaitStatus(String id, String status) {
        Eventually.until(
                status,
                DEADLINE,
                () -> json(loyalty.get("/redemptions/" + id))
                        .path("status")
                        .asString()
                        .equals(status));
    }

    private void assertPoints(long active, long reserved) {
        JsonNode points = loyalty.json("/members/" + customer).path("points");
        assertThat(points.path("active").asLong()).as("active").isEqualTo(active);
        assertThat(points.path("reserved").asLong()).as("reserved").isEqualTo(reserved);
    }

    private void assertSound() {
        assertThat(loyalty.proof(customer).path("violations")).isEmpty();
    }

    private List<SeenEvent> said(String id) {
        return loyalty.said(customer).stream()
                .filter(event -> event.type().startsWith("crm.redemption."))
                .filter(event ->
                        event.dataAs(RedemptionChanged.class).redemptionId().equals(id))
                .toList();
    }

    private List<String> told(String id) {
        return said(id).stream().map(SeenEvent::type).toList();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
