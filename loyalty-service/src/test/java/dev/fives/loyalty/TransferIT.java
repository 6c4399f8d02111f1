package dev.fives.loyalty;

import static dev.fives.loyalty.RunningLoyalty.DEADLINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.loyalty.PointsEntry;
import dev.fives.kit.events.journal.Fact;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.loyalty.account.app.AccountView;
import dev.fives.loyalty.account.app.Entering;
import dev.fives.loyalty.account.app.EntryKind;
import dev.fives.loyalty.account.app.LedgerBodies;
import dev.fives.loyalty.account.app.PointsLedger;
import dev.fives.loyalty.account.app.Wallets;
import dev.fives.loyalty.account.model.Move;
import dev.fives.loyalty.account.model.Points;
import dev.fives.loyalty.account.model.SpendOutcome;
import dev.fives.loyalty.account.model.Spending;
import dev.fives.loyalty.transfer.model.Transfer;
import dev.fives.loyalty.transfer.model.TransferAsk;
import dev.fives.loyalty.transfer.model.TransferEnd;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.ResolvableType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** On a stage of its own, where points are lost after a year and time is nobody else's. */
class TransferIT {
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Duration GIVE_UP = Duration.ofMinutes(10);
    private static final Duration REPEAT = Duration.ofSeconds(5);
    private static SpendingStage stage;

    private final RunningLoyalty loyalty = stage.loyalty();
    private final String number = "transfer_" + NUMBERS.incrementAndGet();
    private final String giver = "cus_a_" + number;
    private final String receiver = "cus_b_" + number;
    private final String transferId = "trf_" + number;

    @BeforeAll
    static void start() {
        stage = SpendingStage.start();
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

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

    /** As a service leaves it that dies before the first step, between the two, and before it says so. */
    @Test
    void LOY_26_transfer_brokenOffAfterAnyStep_isCarriedOnByItself() {
        for (int stepsDone = 0; stepsDone <= 2; stepsDone++) {
            String from = giver + stepsDone;
            String to = receiver + stepsDone;
            stage.grant(from, 100);
            stage.grant(to, 10);
            Transfer begun = begun(transferId + stepsDone, from, to, 60);
            if (stepsDone > 0) {
                out(begun);
                assertThat(inTransit(from, to)).isEqualTo(60);
                assertSound(from, to);
            }
            if (stepsDone > 1) {
                in(begun);
                assertThat(inTransit(from, to)).isZero();
            }

            loyalty.clock.advance(REPEAT);

            awaitStatus(from, begun.transferId(), "COMPLETED");
            assertThat(loyalty.balance(from)).isEqualTo(40);
            assertThat(loyalty.balance(to)).isEqualTo(70);
            assertThat(inTransit(from, to)).isZero();
            assertSound(from, to);
        }
    }

    @Test
    void LOY_26_transfer_thatIsTooLate_takesTheReceiversSource_andGivesBack() {
        stage.grant(giver, 100);
        stage.grant(receiver, 10);
        var before = stage.lots(giver);
        Transfer begun = begun(transferId, giver, receiver, 60);
        out(begun);

        loyalty.clock.advance(GIVE_UP);

        awaitStatus(giver, transferId, "RETURNED");
        in(begun);
        assertBalances(100, 10);
        assertThat(stage.lots(giver)).isEqualTo(before);
        assertThat(inTransit(giver, receiver)).isZero();
        assertThat(sources(giver)).endsWith("transfer:" + transferId + "@1", "transfer:" + transferId + "@3");
        assertThat(sources(receiver)).endsWith("transfer:" + transferId + "@2");
        assertThat(loyalty.json("/members/" + giver + "/transfers/" + transferId)
                        .path("reason")
                        .asString())
                .isEqualTo("TOO_LATE");
        assertSound();
    }

    @Test
    void LOY_26_transfer_neverBegunInTheLedger_isRefusedWhenItIsTooLate() {
        stage.grant(giver, 100);
        stage.grant(receiver, 10);
        Transfer begun = begun(transferId, giver, receiver, 60);

        loyalty.clock.advance(GIVE_UP);
        awaitStatus(giver, transferId, "REFUSED");
        out(begun);

        assertBalances(100, 10);
        assertSound();
    }

    @Test
    void LOY_26_transfer_whoseReceiverIsDeletedOnTheWay_comesBack() {
        stage.grant(giver, 100);
        stage.grant(receiver, 10);
        Transfer begun = begun(transferId, giver, receiver, 60);
        out(begun);
        loyalty.hearsOfDeletion(receiver, 2);
        loyalty.awaitIdle();

        loyalty.clock.advance(REPEAT);

        awaitStatus(giver, transferId, "RETURNED");
        assertBalances(100, 10);
        assertSound();
    }

    @Test
    void LOY_03_transferThatSaysItArrived_andDidNot_isUnsound() {
        stage.grant(giver, 100);
        stage.grant(receiver, 10);
        Transfer begun = begun(transferId, giver, receiver, 60);
        out(begun);
        var stored = store().find(transferId).blockOptional(DEADLINE).orElseThrow();
        String nowhere = loyalty.ledger(receiver).get(0).path("entryId").asString();
        var arrived = TransferEnd.completed(nowhere, nowhere);
        store().update(stored, begun.ended(arrived), List.of(), null).block(DEADLINE);

        assertThat(loyalty.proof(giver).path("violations").get(0).asString())
                .contains("entry 2", "transfer:" + transferId);
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

    private static long completed(List<HttpResponse<String>> answers, int parity) {
        long completed = 0;
        for (int i = parity; i < answers.size(); i += 2) {
            completed += answers.get(i).statusCode() == 201 ? 1 : 0;
        }
        return completed;
    }

    /** The intent alone. */
    private Transfer begun(String id, String from, String to, long points) {
        Instant now = loyalty.clock.instant();
        TransferAsk ask = new TransferAsk(from, to, Wallets.POINTS, points, "clerk", "c-" + number, now);
        Transfer transfer = Transfer.underWay(id, ask, now.plus(GIVE_UP), now.plus(REPEAT));
        store().create(id, from, transfer, List.of(), null).block(DEADLINE);
        return transfer;
    }

    /** The first step alone, whenever it comes. */
    private void out(Transfer transfer) {
        Points points = Points.of(transfer.ask().points());
        enter(transfer, transfer.ask().customerId(), 1, account -> {
            var taken = (SpendOutcome.Taken) Spending.transferOut(account.standpoint(), points);
            return Entering.of(EntryKind.TRANSFER, taken.posted(), "TRANSFER");
        });
    }

    /** The second step alone, whenever it comes. */
    private void in(Transfer transfer) {
        enter(transfer, transfer.ask().toCustomerId(), 2, account -> {
            List<Move> out = account.entered().stream()
                    .filter(entry -> entry.sourceVersion() == 1)
                    .flatMap(entry -> LedgerBodies.moves(entry.body()).stream())
                    .toList();
            return Entering.of(EntryKind.TRANSFER, Spending.transferIn(account.standpoint(), out), "TRANSFER");
        });
    }

    private void enter(Transfer transfer, String customer, long step, Function<AccountView, Entering> decide) {
        Fact fact = new Fact(
                "transfer:" + transfer.transferId(), step, transfer.ask().at());
        loyalty.bean(PointsLedger.class).enter(customer, fact, decide).block(DEADLINE);
    }

    private AggregateStore<Transfer> store() {
        return loyalty.context()
                .<AggregateStore<Transfer>>getBeanProvider(
                        ResolvableType.forClassWithGenerics(AggregateStore.class, Transfer.class))
                .getObject();
    }

    private long inTransit(String... customers) {
        long points = 0;
        for (String customer : customers) {
            for (JsonNode entry : loyalty.ledger(customer)) {
                for (JsonNode line : entry.path("lines")) {
                    long moved = line.path("points").asLong();
                    points += line.path("to").asString().equals("TRANSIT") ? moved : 0;
                    points -= line.path("from").asString().equals("TRANSIT") ? moved : 0;
                }
            }
        }
        return points;
    }

    private List<String> sources(String customer) {
        return stage.entries(customer).stream().map(PointsEntry::source).toList();
    }

    private static String body(String to, long points) {
        return "{'toCustomerId':'" + to + "','points':" + points + "}";
    }

    private HttpResponse<String> transfer(String from, String to, long points, String key) {
        return SpendingStage.patiently(
                () -> loyalty.post("/members/" + from + "/transfers", body(to, points), "Idempotency-Key", key));
    }

    private static List<String> pointers(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(422);
        return json(answer).findValuesAsString("pointer");
    }

    private void awaitStatus(String customer, String id, String status) {
        Eventually.until(
                status,
                DEADLINE,
                () -> loyalty.json("/members/" + customer + "/transfers/" + id)
                        .path("status")
                        .asString()
                        .equals(status));
    }

    private void assertBalances(long ofGiver, long ofReceiver) {
        assertThat(loyalty.balance(giver)).as("giver").isEqualTo(ofGiver);
        assertThat(loyalty.balance(receiver)).as("receiver").isEqualTo(ofReceiver);
    }

    private void assertSound() {
        assertSound(giver, receiver);
    }

    private void assertSound(String... customers) {
        for (String customer : customers) {
            assertThat(loyalty.proof(customer).path("violations")).isEmpty();
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
