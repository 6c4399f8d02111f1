package dev.fives.loyalty;

import static dev.fives.loyalty.RunningLoyalty.DEADLINE;
import static dev.fives.loyalty.RunningLoyalty.purchase;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.loyalty.ReferralChanged;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.topic.SeenEvent;
import dev.fives.loyalty.referral.model.Bought.Qualified;
import dev.fives.loyalty.referral.model.Referral;
import dev.fives.loyalty.referral.model.ReferralAsk;
import dev.fives.loyalty.referral.model.ReferralTerms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.core.ResolvableType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(SharedLoyalty.class)
class ReferralIT {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final RunningLoyalty loyalty = SharedLoyalty.loyalty();
    private final String number = "referral_" + NUMBERS.incrementAndGet();
    private final String anna = "cus_anna_" + number;
    private final String ben = "cus_ben_" + number;

    /** Every operation of the document once. */
    static void callEach(RunningLoyalty loyalty, String member) {
        String code = json(loyalty.post("/referral-codes", "{'customerId':'" + member + "'}"))
                .path("code")
                .asString();
        assertThat(loyalty.get("/referral-codes/" + code).statusCode()).isEqualTo(200);
        HttpResponse<String> made =
                loyalty.post("/referrals", "{'customerId':'cus_each_friend','code':'" + code + "'}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(loyalty.get(made.headers().firstValue("Location").orElseThrow())
                        .statusCode())
                .isEqualTo(200);
        assertThat(loyalty.get("/referrals?status=PENDING&count=true").statusCode())
                .isEqualTo(200);
        assertThat(loyalty.get("/reports/referral-rate?from=2026-01-01T00:00:00Z&to=2027-01-01T00:00:00Z")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void LOY_19_friendBuysFor100_bothHaveTheirPointsOnce_andARefundTakesBothBack() {
        String id = referred(ben, code(anna));
        Instant ordered = loyalty.clock.instant();
        for (int i = 0; i < 3; i++) {
            loyalty.hears(purchase("pur_" + number, ben, 1, "268.50", ordered), ordered);
        }

        awaitBalances(200, 368);
        assertThat(referral(id).path("status").asString()).isEqualTo("CONVERTED");
        assertThat(loyalty.said(anna))
                .filteredOn(event -> event.type().equals(EventTypes.POINTS_EARNED.name()))
                .hasSize(1);
        assertSound();

        loyalty.hears(purchase("pur_" + number, ben, 2, "99.99", ordered), ordered.plusSeconds(60));
        awaitBalances(0, 99);

        assertThat(referral(id).path("status").asString()).isEqualTo("REVERSED");
        List<SeenEvent> told = told(id);
        assertThat(told)
                .extracting(SeenEvent::type)
                .containsExactly(
                        EventTypes.REFERRAL_CREATED.name(),
                        EventTypes.REFERRAL_CONVERTED.name(),
                        EventTypes.REFERRAL_REVERSED.name());
        assertThat(told.getLast().dataAs(ReferralChanged.class).reason()).isEqualTo("REFUNDED");
        assertThat(loyalty.said(anna))
                .filteredOn(event -> event.type().equals(EventTypes.POINTS_REVERSED.name()))
                .hasSize(1);
        loyalty.hears(purchase("pur_again_" + number, ben, 1, "500.00", ordered), ordered);
        awaitBalances(0, 599);
        assertThat(referral(id).path("status").asString()).as("for good").isEqualTo("REVERSED");
        assertSound();
    }

    @Test
    void LOY_19_refundThatIsHeardFirst_andOneAfterTheWindow() {
        String id = referred(ben, code(anna));
        Instant ordered = loyalty.clock.instant();
        loyalty.hears(purchase("pur_" + number, ben, 2, "50.00", ordered), ordered.plusSeconds(60));
        loyalty.hears(purchase("pur_" + number, ben, 1, "268.50", ordered), ordered);
        awaitBalances(0, 50);
        assertThat(referral(id).path("status").asString()).isEqualTo("PENDING");

        loyalty.hears(purchase("pur_kept_" + number, ben, 1, "100.00", ordered), ordered);
        awaitBalances(200, 250);
        loyalty.hears(purchase("pur_kept_" + number, ben, 2, "0.00", ordered), ordered.plus(Duration.ofDays(31)));
        awaitBalances(200, 150);
        assertThat(referral(id).path("status").asString()).isEqualTo("CONVERTED");
        assertSound();
    }

    @Test
    void LOY_19_earlierPurchaseThatIsHeardLate_makesItNone() {
        String id = referred(ben, code(anna));
        Instant ordered = loyalty.clock.instant();
        loyalty.hears(purchase("pur_" + number, ben, 1, "150.00", ordered), ordered);
        awaitBalances(200, 250);

        Instant before = ordered.minus(Duration.ofDays(400));
        loyalty.hears(purchase("pur_old_" + number, ben, 1, "10.00", before), before);

        awaitBalances(0, 160);
        assertThat(referral(id).path("reason").asString()).isEqualTo("ALREADY_A_BUYER");
        assertSound();
    }

    @Test
    void LOY_19_whoMayNotBeReferred_isRefused_andNothingIsLeft() {
        String code = code(anna);
        assertThat(refer(anna, code).statusCode()).as("oneself").isEqualTo(422);
        assertThat(refer(ben, "7K3M9QXD00").statusCode()).as("nobody's").isEqualTo(422);
        assertThat(loyalty.post("/referral-codes", "{'customerId':'cus_nobody_" + number + "'}")
                        .statusCode())
                .as("no member")
                .isEqualTo(422);

        String buyer = "cus_buyer_" + number;
        loyalty.hears(purchase("pur_" + number, buyer, 1, "1.00"));
        Eventually.until("points", DEADLINE, () -> Long.valueOf(1).equals(loyalty.balance(buyer)));
        assertThat(reason(refer(buyer, code))).isEqualTo("ALREADY_A_BUYER");

        referred(ben, code);
        assertThat(reason(refer(ben, code))).isEqualTo("ALREADY_REFERRED");
        String carl = "cus_carl_" + number;
        referred(carl, code(ben));
        assertThat(reason(refer(anna, code(carl)))).isEqualTo("CIRCULAR");
        assertThat(reason(refer(anna, code(ben)))).isEqualTo("CIRCULAR");
        assertThat(loyalty.json("/referrals?friendId=" + anna).path("items")).isEmpty();

        loyalty.hearsOfDeletion(anna, 9);
        loyalty.awaitIdle();
        assertThat(reason(refer("cus_dora_" + number, code))).isEqualTo("CUSTOMER_DELETED");
    }

    @Test
    void LOY_19_sameCommand_isAnsweredAgain_andTooManyFriendsAreRefused() {
        String code = code(anna);
        String body = "{'customerId':'" + ben + "','code':'" + code + "'}";
        HttpResponse<String> made = loyalty.post("/referrals", body, "Idempotency-Key", "ref-" + number);
        assertThat(loyalty.post("/referrals", body, "Idempotency-Key", "ref-" + number)
                        .body())
                .isEqualTo(made.body());

        for (int i = 0; i < 19; i++) {
            referred("cus_friend_" + i + "_" + number, code);
        }
        assertThat(reason(refer("cus_friend_20_" + number, code))).isEqualTo("REFERRER_LIMIT");
        loyalty.clock.advance(Duration.ofDays(1));
        referred("cus_friend_20_" + number, code);
    }

    @Test
    void LOY_19_whatBrokeOff_isCarriedOn_andPointsThatNobodyTellsOfAreFound() {
        String code = code(anna);
        Instant now = loyalty.clock.instant();
        ReferralAsk ask = new ReferralAsk(anna, ben, code, "clerk", "c-" + number, now);
        ReferralTerms terms = new ReferralTerms(new BigDecimal("100"), "CNY", 200, 100, 3_600);
        String id = "rfl_" + number;
        loyalty.hears(purchase("pur_" + number, ben, 1, "150.00", now), now);
        Eventually.until("points", DEADLINE, () -> Long.valueOf(150).equals(loyalty.balance(ben)));
        Referral converted =
                Referral.requested(id, ask, terms, now).pending().converted(new Qualified("pur_" + number, now), now);
        store().create(id, ben, converted, List.of(), null).block(DEADLINE);

        awaitBalances(200, 250);
        Eventually.until(
                "entered",
                DEADLINE,
                () -> loyalty.count(
                                "referrals",
                                new Document("_id", id).append("state.nextDueAt", new Document("$gt", Instant.EPOCH)))
                        == 0);
        assertSound();
        loyalty.overwrite("referrals", id, new Document("state.terms.referrerPoints", 199L));
        assertThat(loyalty.proof(anna).path("violations").get(0).asString())
                .contains("entry 1", "referral:" + id + "@1");
        loyalty.overwrite("referrals", id, new Document("state.terms.referrerPoints", 200L));
        assertSound();
    }

    @Test
    void LOY_19_rate_isConvertedToActive() {
        loyalty.clock.advance(Duration.ofHours(2));
        Instant from = loyalty.clock.instant();
        String until = from.plus(Duration.ofHours(1)).toString();
        String path = "/reports/referral-rate?from=" + from + "&to=" + until;
        referred(ben, code(anna));
        loyalty.hears(purchase("pur_" + number, ben, 1, "150.00", from), from);
        awaitBalances(200, 250);

        JsonNode rate = loyalty.json(path);
        assertThat(rate.path("converted").asLong()).isEqualTo(1);
        long active = rate.path("active").asLong();
        assertThat(active).isGreaterThanOrEqualTo(2);
        assertThat(new BigDecimal(rate.path("rate").asString()))
                .isEqualByComparingTo(BigDecimal.ONE.divide(BigDecimal.valueOf(active), 4, RoundingMode.HALF_UP));

        loyalty.hearsOfDeletion(anna, 9);
        loyalty.awaitIdle();
        assertThat(loyalty.json(path).path("active").asLong()).isEqualTo(active - 1);
        loyalty.hears(purchase("pur_" + number, ben, 2, "0.00", from), from.plusSeconds(1));
        Eventually.until(
                "reversed", DEADLINE, () -> loyalty.json(path).path("converted").asLong() == 0);
        assertThat(loyalty.get("/reports/referral-rate?from=" + until + "&to=" + from)
                        .statusCode())
                .isEqualTo(400);
        assertThat(loyalty.get("/reports/referral-rate").statusCode()).isEqualTo(400);
        assertThat(loyalty.get("/reports/referral-rate?from=" + from + "&to=%2B1000000000-12-31T23:59:59Z")
                        .statusCode())
                .as("no year of ours")
                .isEqualTo(400);
    }

    private AggregateStore<Referral> store() {
        return loyalty.context()
                .<AggregateStore<Referral>>getBeanProvider(
                        ResolvableType.forClassWithGenerics(AggregateStore.class, Referral.class))
                .getObject();
    }

    private String code(String member) {
        loyalty.hearsOfNewCustomer(member);
        Eventually.until("member", DEADLINE, () -> loyalty.balance(member) != null);
        HttpResponse<String> given = loyalty.post("/referral-codes", "{'customerId':'" + member + "'}");
        assertThat(given.statusCode()).as(given.body()).isEqualTo(200);
        assertThat(loyalty.post("/referral-codes", "{'customerId':'" + member + "'}")
                        .body())
                .isEqualTo(given.body());
        return json(given).path("code").asString();
    }

    private HttpResponse<String> refer(String friend, String code) {
        return loyalty.post("/referrals", "{'customerId':'" + friend + "','code':'" + code + "'}");
    }

    private String referred(String friend, String code) {
        HttpResponse<String> made = refer(friend, code);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(json(made).path("status").asString()).isEqualTo("PENDING");
        return json(made).path("id").asString();
    }

    private JsonNode referral(String id) {
        return loyalty.json("/referrals/" + id);
    }

    private List<SeenEvent> told(String id) {
        return loyalty.said(ben).stream()
                .filter(event -> event.source().equals("/fives/referral/" + id))
                .toList();
    }

    private void awaitBalances(long ofAnna, long ofBen) {
        Eventually.asserted(DEADLINE, () -> {
            assertThat(loyalty.balance(anna)).isEqualTo(ofAnna);
            assertThat(loyalty.balance(ben)).isEqualTo(ofBen);
        });
        loyalty.awaitIdle();
        assertThat(loyalty.balance(anna)).as("and it stays").isEqualTo(ofAnna);
        assertThat(loyalty.balance(ben)).as("and it stays").isEqualTo(ofBen);
    }

    private void assertSound() {
        for (String customer : List.of(anna, ben)) {
            JsonNode proof = loyalty.proof(customer);
            assertThat(proof.path("sound").asBoolean()).as(proof.toString()).isTrue();
        }
    }

    private static String reason(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        return json(answer).path("reason").asString();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
