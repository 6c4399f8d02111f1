package dev.fives.loyalty;

import static dev.fives.loyalty.RunningLoyalty.DEADLINE;
import static dev.fives.loyalty.RunningLoyalty.purchase;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.loyalty.account.app.Accounts;
import dev.fives.loyalty.liability.app.WatchLiability;
import dev.fives.loyalty.member.Member;
import dev.fives.loyalty.member.Members;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** On a service of its own, since the sum is over everybody. */
class LiabilityIT {
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private RunningLoyalty loyalty;

    @BeforeEach
    void start() {
        loyalty = new RunningLoyalty(LocalBackends.settings());
    }

    @AfterEach
    void stop() {
        loyalty.close();
    }

    @Test
    void LOY_29_liability_isWhatAccountsHold_byTheValueOfAPoint_andTheMeterSaysTheSame() {
        ProgramTerms.put(loyalty, "{'expiresAfterMonths':1,'pointValue':{'amount':'0.01','currency':'CNY'}}");
        Instant first = at("2026-01-10T10:00:00Z");
        buys("cus_liable_1", "300.00", first);
        buys("cus_liable_2", "100.00", first);
        adjust("cus_liable_1", -50, "points");
        adjust("cus_liable_2", 70, "miles");
        sumUp();
        assertThat(numbers("points", "accounts", "outstanding", "active", "issued", "expired"))
                .containsExactly(2, 350, 350, 350, 0);
        assertThat(wallet("points").at("/value/amount").asString()).isEqualTo("3.50");
        assertThat(wallet("points").at("/value/currency").asString()).isEqualTo("CNY");
        assertThat(numbers("miles", "accounts", "outstanding", "issued")).containsExactly(1, 70, 70);
        assertThat(wallet("miles").has("value")).isFalse();
        assertThat(gauge("points")).isEqualTo(350);
        assertThat(gauge("miles")).isEqualTo(70);

        at("2026-03-01T10:00:00Z");
        buys("cus_liable_1", "50.00", loyalty.clock.instant());
        loyalty.balance("cus_liable_2"); // whoever looks has entered what is due
        sumUp();

        assertThat(numbers("points", "outstanding", "issued", "expired")).containsExactly(50, 400, 350);
        assertThat(wallet("points").path("breakage").asString()).isEqualTo("0.8750");
        assertThat(gauge("points")).isEqualTo(50);
        assertThat(loyalty.json("/reports/liability").path("asOf").asString()).isEqualTo("2026-03-01T10:00:00Z");
    }

    @Test
    void LOY_29_liability_ofManyAccounts_isTheSumOfTheirProofs_alsoAfterAnotherLook() {
        ProgramTerms.put(loyalty, "{'pendingDays':3}");
        at("2026-03-01T10:00:00Z");
        Random random = new Random(Long.getLong("seed", 20_261_123L));
        for (int i = 0; i < 60; i++) {
            String who = "cus_many_" + random.nextInt(15);
            loyalty.hears(
                    purchase("pur_many_" + i, who, 1, (1 + random.nextInt(300)) + ".00", loyalty.clock.instant()));
        }
        loyalty.awaitIdle();
        sumUp();
        assertSumOfAll();

        at("2026-03-05T10:00:00Z");
        for (int i = 0; i < 15; i++) {
            loyalty.balance("cus_many_" + i);
        }
        loyalty.hears(purchase("pur_many_more", "cus_many_3", 1, "77.00", loyalty.clock.instant()));
        loyalty.awaitIdle();
        sumUp();
        assertSumOfAll();
    }

    private void assertSumOfAll() {
        long active = 0;
        long pending = 0;
        for (int i = 0; i < 15; i++) {
            JsonNode points = loyalty.json("/members/cus_many_" + i).path("points");
            active += points.path("active").asLong();
            pending += points.path("pending").asLong();
        }
        assertThat(active + pending).isPositive();
        assertThat(numbers("points", "active", "pending", "outstanding", "issued"))
                .containsExactly((int) active, (int) pending, (int) (active + pending), (int) (active + pending));
        assertThat(gauge("points")).isEqualTo((double) (active + pending));
    }

    /** They were written to by hand, and come before all others. */
    @Test
    void LOY_29_oneMember_andOneDueAccount_thatCannotBeRead_keepNobodyElseWaiting() {
        ProgramTerms.put(loyalty, "{'expiresAfterMonths':1}");
        Instant first = at("2026-01-10T10:00:00Z");
        buys("cus_walked_1", "100.00", first);
        buys("cus_walked_2", "100.00", first);
        loyalty.awaitIdle();
        loyalty.awaitKept();
        List<Member> members = walked(2);
        Member broken = members.getFirst();
        Member behind = members.getLast();
        Document notYet = new Document("customerId", behind.customerId())
                .append("dueAt", new Document("$gt", Date.from(Instant.EPOCH)));
        assertThat(loyalty.count("account_dues", notYet)).isEqualTo(1);
        loyalty.overwrite("members", broken.memberId(), new Document("state.enrolledAt", "X"));
        String account = loyalty.bean(Accounts.class).of(broken.customerId()).id();
        Document unreadable = new Document("version", "X").append("dueAt", Date.from(Instant.EPOCH));
        loyalty.overwrite("account_dues", account, unreadable);

        at("2026-03-01T10:00:00Z");

        Eventually.until("expired", DEADLINE, () -> loyalty.count("account_dues", notYet) == 0);
        assertThat(walked(1)).containsExactly(behind);
        sumUp();
        assertThat(numbers("points", "outstanding", "issued", "expired")).containsExactly(0, 100, 100);
        assertThat(passedBy("members")).isPositive();
        assertThat(passedBy("account_dues")).isPositive();
    }

    private List<Member> walked(int limit) {
        return loyalty.bean(Members.class)
                .after("", limit)
                .collectList()
                .blockOptional(DEADLINE)
                .orElseThrow();
    }

    private double passedBy(String collection) {
        return loyalty.bean(MeterRegistry.class)
                .get("fives.documents.unreadable")
                .tag("collection", collection)
                .counter()
                .count();
    }

    @Test
    void LOY_29_liability_isRead_byWhoReadsMembers() {
        sumUp();
        assertThat(loyalty.send("GET", "/reports/liability", "analyst").statusCode())
                .isEqualTo(200);
        assertThat(loyalty.send("GET", "/reports/liability", "ops").statusCode())
                .isEqualTo(403);
    }

    private void sumUp() {
        loyalty.bean(WatchLiability.class).look().block(DEADLINE);
    }

    private double gauge(String wallet) {
        return loyalty.bean(MeterRegistry.class)
                .get("fives.points.outstanding")
                .tag("wallet", wallet)
                .gauge()
                .value();
    }

    private JsonNode wallet(String code) {
        for (JsonNode wallet : loyalty.json("/reports/liability").path("wallets")) {
            if (wallet.path("wallet").asString().equals(code)) {
                return wallet;
            }
        }
        throw new AssertionError("wallet: " + code + " (expected: in the report)");
    }

    private int[] numbers(String code, String... fields) {
        JsonNode wallet = wallet(code);
        return Arrays.stream(fields)
                .mapToInt(field -> wallet.path(field).intValue())
                .toArray();
    }

    private Instant at(String instant) {
        loyalty.clock.set(Instant.parse(instant));
        return loyalty.clock.instant();
    }

    private void buys(String who, String net, Instant at) {
        String id = "pur_" + who + "_" + NUMBERS.incrementAndGet();
        loyalty.hears(purchase(id, who, 1, net, at), at);
        Eventually.asserted(
                DEADLINE,
                () -> assertThat(loyalty.ledger(who))
                        .anySatisfy(entry -> assertThat(entry.path("purchaseId").asString(""))
                                .isEqualTo(id)));
    }

    private void adjust(String who, long points, String wallet) {
        HttpResponse<String> answer = loyalty.post(
                "/members/" + who + "/adjustments",
                "{'points':" + points + ",'reason':'TEST','wallet':'" + wallet + "'}",
                "Idempotency-Key",
                "liable-" + NUMBERS.incrementAndGet());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }
}
