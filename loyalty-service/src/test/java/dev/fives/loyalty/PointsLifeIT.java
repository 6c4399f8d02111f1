package dev.fives.loyalty;

import static dev.fives.loyalty.RunningLoyalty.DEADLINE;
import static dev.fives.loyalty.RunningLoyalty.purchase;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.EventType;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.loyalty.PointsEntry;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** On a service of its own, since the programme and the clock are everybody's. */
class PointsLifeIT {
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static RunningLoyalty loyalty;

    private final String customer = "cus_life_" + NUMBERS.incrementAndGet();

    @BeforeAll
    static void start() {
        loyalty = new RunningLoyalty(LocalBackends.settings());
    }

    @AfterAll
    static void stop() {
        loyalty.close();
    }

    /** Each operation once, for the document's sake; changes nothing. */
    static void callEach(RunningLoyalty running, String customerId) {
        running.get("/programs");
        running.get("/programs/default");
        assertThat(running.put("/programs/default", "{'wallets':{}}", "If-Match", "\"0\"")
                        .statusCode())
                .isEqualTo(422);
        running.get("/members/" + customerId + "/wallets");
        running.get("/members/" + customerId + "/wallets/points");
        assertThat(running.json("/members/" + customerId + "/wallets/points/ledger")
                        .path("items"))
                .isEqualTo(running.json("/members/" + customerId + "/ledger").path("items"));
        assertThat(running.get("/members/" + customerId + "/wallets/none/ledger")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void LOY_04_pointsWait_aRefundCancelsThem_andTheyBecomeActive() {
        ProgramTerms.put(loyalty, "{'pendingDays':14}");
        Instant start = at("2026-03-01T10:00:00Z");
        String kept = customer;
        String returned = customer + "_returned";
        buys(kept, "pur_" + kept, 1, "268.50", start);
        buys(returned, "pur_" + returned, 1, "268.50", start);
        awaitPoints(kept, 0, 268);
        awaitPoints(returned, 0, 268);

        Instant fifthDay = at("2026-03-06T10:00:00Z");
        loyalty.hears(purchase("pur_" + returned, returned, 2, "0.00", start), fifthDay);
        awaitPoints(returned, 0, 0);
        awaitPoints(kept, 0, 268);

        at("2026-03-14T15:59:00Z"); // 23:59 in Shanghai
        awaitPoints(kept, 0, 268);
        at("2026-03-15T10:00:00Z");
        awaitSaid(kept, EventTypes.POINTS_ACTIVATED, 1);
        awaitPoints(kept, 268, 0);
        awaitPoints(returned, 0, 0);
        assertThat(types(kept)).containsExactly(EventTypes.POINTS_PENDING.name(), EventTypes.POINTS_ACTIVATED.name());
        assertThat(types(returned))
                .containsExactly(EventTypes.POINTS_PENDING.name(), EventTypes.POINTS_REVERSED.name());
        assertSound(kept, 268);
    }

    @Test
    void LOY_05_firstExpiringIsSpentFirst_andWhatIsLeftExpiresOnce_warnedOf_acrossARestart() {
        ProgramTerms.put(loyalty, "{'expiresAfterMonths':6,'warnDays':30}");
        buys(customer, "pur_1_" + customer, 1, "100.00", at("2025-12-15T10:00:00Z"));
        awaitPoints(customer, 100, 0);

        at("2026-05-31T10:00:00Z"); // 30 days before 30 June
        awaitSaid(customer, EventTypes.POINTS_EXPIRING, 1);
        assertThat(said(customer, EventTypes.POINTS_EXPIRING).getFirst().expiring())
                .containsExactly(new PointsEntry.ExpiringLot("2026-06-30", 100, Instant.parse("2026-06-30T16:00:00Z")));

        buys(customer, "pur_2_" + customer, 1, "200.00", at("2026-06-10T10:00:00Z"));
        awaitPoints(customer, 300, 0);
        adjust(-150, "points");
        assertThat(wallet("points").at("/points/active").asLong()).isEqualTo(150);

        at("2026-07-02T10:00:00Z");
        awaitPoints(customer, 150, 0);
        assertThat(said(customer, EventTypes.POINTS_EXPIRED))
                .allSatisfy(it -> assertThat(it.delta()).isZero());

        at("2026-12-15T10:00:00Z");
        awaitSaid(customer, EventTypes.POINTS_EXPIRING, 2);
        assertThat(said(customer, EventTypes.POINTS_EXPIRING).getLast().expiring())
                .containsExactly(new PointsEntry.ExpiringLot("2026-12-31", 150, Instant.parse("2026-12-31T16:00:00Z")));

        loyalty.close();
        loyalty = loyalty.startedAgain();
        at("2027-01-02T10:00:00Z");
        Eventually.asserted(
                DEADLINE,
                () -> assertThat(said(customer, EventTypes.POINTS_EXPIRED))
                        .extracting(PointsEntry::delta)
                        .filteredOn(delta -> delta != 0)
                        .containsExactly(-150L));
        at("2027-03-02T10:00:00Z");
        awaitPoints(customer, 0, 0);
        assertThat(said(customer, EventTypes.POINTS_EXPIRED))
                .extracting(PointsEntry::delta)
                .filteredOn(delta -> delta != 0)
                .containsExactly(-150L);
        assertSound(customer, 0);
    }

    @Test
    void LOY_05_aLongerWarning_holdsForLotsThatAreThere() {
        ProgramTerms.put(loyalty, "{'expiresAfterMonths':6,'warnDays':10}");
        buys(customer, "pur_" + customer, 1, "100.00", at("2026-03-01T10:00:00Z"));
        awaitPoints(customer, 100, 0);
        at("2026-09-05T10:00:00Z"); // 25 days before 30 September

        ProgramTerms.put(loyalty, "{'expiresAfterMonths':6,'warnDays':30}");

        awaitSaid(customer, EventTypes.POINTS_EXPIRING, 1);
    }

    @Test
    void LOY_06_refundTakesBackWhatIsNoLongerEarned_flooredOnce() {
        ProgramTerms.put(loyalty, "{}");
        Instant ordered = at("2026-03-01T10:00:00Z");
        buys(customer, "pur_" + customer, 1, "268.50", ordered);
        awaitPoints(customer, 268, 0);

        loyalty.hears(purchase("pur_" + customer, customer, 2, "168.50", ordered), at("2026-03-02T10:00:00Z"));

        awaitPoints(customer, 168, 0);
        assertThat(said(customer, EventTypes.POINTS_REVERSED))
                .extracting(PointsEntry::delta)
                .containsExactly(-100L);
    }

    @Test
    void LOY_06_refundOfSpentPoints_goesBelowZero_orStopsThere_asTheProgrammeSays() {
        assertThat(afterARefundOfSpentPoints("ALLOW_NEGATIVE", customer + "_a")).isEqualTo(-100);
        assertThat(afterARefundOfSpentPoints("WITHIN_BALANCE", customer + "_b")).isZero();
    }

    private static long afterARefundOfSpentPoints(String shortfall, String who) {
        ProgramTerms.put(loyalty, "{'shortfall':'" + shortfall + "'}");
        Instant ordered = at("2026-03-01T10:00:00Z");
        buys(who, "pur_" + who, 1, "268.50", ordered);
        awaitPoints(who, 268, 0);
        adjust(who, -268, "points");
        loyalty.hears(purchase("pur_" + who, who, 2, "168.50", ordered), at("2026-03-02T10:00:00Z"));
        Eventually.until(DEADLINE, () -> loyalty.ledger(who).size() == 3);
        assertSound(who, loyalty.balance(who));
        return loyalty.balance(who);
    }

    @Test
    void LOY_27_spendingInOneWallet_leavesTheOtherUntouched() {
        ProgramTerms.put(loyalty, "{}");
        buys(customer, "pur_" + customer, 1, "268.50", at("2026-03-01T10:00:00Z"));
        awaitPoints(customer, 268, 0);

        adjust(300, "miles");
        adjust(-100, "miles");

        assertThat(wallet("miles").at("/points/active").asLong()).isEqualTo(200);
        assertThat(wallet("points").at("/points/active").asLong()).isEqualTo(268);
        adjust(-68, "points");
        assertThat(wallet("miles").at("/points/active").asLong()).isEqualTo(200);
        assertThat(loyalty.json("/members/" + customer + "/wallets").path("items"))
                .extracting(item -> item.path("wallet").asString()
                        + item.at("/points/active").asLong())
                .containsExactly("miles200", "points200");
        assertThat(loyalty.get("/members/" + customer + "/wallets/stamps").statusCode())
                .isEqualTo(404);
        assertThat(said(customer, EventTypes.POINTS_ADJUSTED))
                .extracting(PointsEntry::wallet)
                .containsExactly("miles", "miles", null);
    }

    @Test
    void LOY_27_aWalletIsNeverTakenAway_andNobodyOverwritesAnother() {
        ProgramTerms.put(loyalty, "{}");
        HttpResponse<String> present = loyalty.get(ProgramTerms.PROGRAM);
        String etag = present.headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> fewer = loyalty.put(ProgramTerms.PROGRAM, "{'wallets':{'points':{}}}", "If-Match", etag);
        assertThat(fewer.statusCode()).isEqualTo(422);
        assertThat(fewer.body()).contains("/wallets/miles");
        HttpResponse<String> wrong = loyalty.put(
                ProgramTerms.PROGRAM,
                "{'wallets':{'points':{'pendingDays':-1,'pointValue':{'amount':'0','currency':'CNY'}},'Miles':{},'miles':{}}}",
                "If-Match",
                etag);
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("/wallets/Miles", "/wallets/points/pendingDays", "/wallets/points/pointValue/amount");
        assertThat(loyalty.put(ProgramTerms.PROGRAM, "{'wallets':{'points':{},'miles':{}}}", "If-Match", "\"0\"")
                        .statusCode())
                .isEqualTo(412);
        assertThat(loyalty.get(ProgramTerms.PROGRAM).body()).isEqualTo(present.body());
    }

    private static Instant at(String instant) {
        loyalty.clock.set(Instant.parse(instant));
        return loyalty.clock.instant();
    }

    private static void buys(String who, String purchaseId, long version, String net, Instant at) {
        loyalty.hears(purchase(purchaseId, who, version, net, at), at);
    }

    private void adjust(long points, String wallet) {
        adjust(customer, points, wallet);
    }

    private static void adjust(String who, long points, String wallet) {
        String body = "{'points':" + points + ",'reason':'TEST','wallet':'" + wallet + "'}";
        HttpResponse<String> answer = loyalty.post(
                "/members/" + who + "/adjustments", body, "Idempotency-Key", "life-" + NUMBERS.incrementAndGet());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private JsonNode wallet(String code) {
        return loyalty.json("/members/" + customer + "/wallets/" + code);
    }

    private static void awaitPoints(String who, long active, long pending) {
        Eventually.asserted(DEADLINE, () -> {
            JsonNode points = loyalty.json("/members/" + who).path("points");
            assertThat(points.path("active").asLong()).isEqualTo(active);
            assertThat(points.path("pending").asLong()).isEqualTo(pending);
        });
    }

    /** Without anybody looking at the account, which would enter what is due. */
    private static void awaitSaid(String who, EventType type, int times) {
        Eventually.asserted(DEADLINE, () -> assertThat(said(who, type)).hasSize(times));
    }

    private static List<PointsEntry> said(String who, EventType type) {
        return loyalty.said(who).stream()
                .filter(event -> event.type().equals(type.name()))
                .map(event -> event.dataAs(PointsEntry.class))
                .toList();
    }

    private static List<String> types(String who) {
        return loyalty.said(who).stream()
                .map(event -> event.type())
                .filter(type -> type.startsWith("crm.points."))
                .toList();
    }

    private static void assertSound(String who, long balance) {
        JsonNode proof = loyalty.proof(who);
        assertThat(proof.path("violations")).isEmpty();
        assertThat(proof.path("sumOfDeltas").asLong()).isEqualTo(balance);
    }
}
