package dev.fives.loyalty;

import static dev.fives.loyalty.RunningLoyalty.DEADLINE;
import static dev.fives.loyalty.RunningLoyalty.purchase;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.contracts.loyalty.PointsEntry;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

class AdjustmentIT extends AdjustmentScenario {
    /** Each operation once, for the document's sake. */
    static void callEach(RunningLoyalty running, String customerId) {
        HttpResponse<String> asked = running.post(
                "/members/" + customerId + "/adjustments",
                "{'points':1001,'reason':'TEST'}",
                "Idempotency-Key",
                "each-" + NUMBERS.incrementAndGet());
        String place = asked.headers().firstValue("Location").orElseThrow();
        running.get(place);
        running.get("/adjustments?status=PENDING&count=true&pageSize=1");
        running.postBy("second", place + "/reject", "");
        running.postBy("second", place + "/approve", "");
    }

    @Test
    void LOY_26_adjustment_upToTheLimit_movesAtOnce_andSaysWhoAndWhy() {
        member(268);

        HttpResponse<String> given = adjust(1000, "GOODWILL");
        HttpResponse<String> taken = adjust(-268, "COUNTED_TWICE");

        assertThat(given.statusCode()).isEqualTo(201);
        assertThat(taken.statusCode()).isEqualTo(201);
        assertThat(loyalty.balance(customer)).isEqualTo(1000);
        JsonNode entry = loyalty.ledger(customer).get(0);
        assertThat(entry.path("source").asString())
                .isEqualTo("adjustment:" + json(taken).path("id").asString());
        assertThat(entry.path("reason").asString()).isEqualTo("COUNTED_TWICE");
        assertThat(entry.path("by").asString()).isEqualTo("clerk");
        assertThat(entry.path("entryId")).isEqualTo(json(taken).path("entryId"));
        assertThat(adjusted()).extracting(PointsEntry::delta).containsExactly(1000L, -268L);
        assertThat(adjusted()).extracting(PointsEntry::reason).containsExactly("GOODWILL", "COUNTED_TWICE");
    }

    @Test
    void LOY_26_adjustment_belowZero_isRefused_andLeavesNothing() {
        member(268);

        HttpResponse<String> refused = adjust(-269, "COUNTED_TWICE");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(json(refused).path("code").asString()).isEqualTo("insufficient-points");
        assertThat(json(refused).path("available").asLong()).isEqualTo(268);
        assertThat(loyalty.balance(customer)).isEqualTo(268);
        assertThat(loyalty.ledger(customer)).hasSize(1);
        assertThat(loyalty.json("/adjustments?customerId=" + customer).path("items"))
                .isEmpty();
    }

    @Test
    void LOY_26_adjustments_sideBySide_neverTakeMoreThanThereIs() {
        member(500);

        List<Integer> answers = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> adjust(-300, "COUNTED_TWICE").statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).filteredOn(code -> code == 201).hasSize(1);
        assertThat(answers).filteredOn(code -> code == 409).hasSize(7);
        assertThat(loyalty.balance(customer)).isEqualTo(200);
    }

    @Test
    void LOY_26_adjustment_needsAKey_andASecondCallWithItMovesNothing() {
        member(10);
        String body = "{'points':100,'reason':'GOODWILL'}";
        assertThat(loyalty.post("/members/" + customer + "/adjustments", body).statusCode())
                .isEqualTo(400);

        for (int i = 0; i < 3; i++) {
            assertThat(loyalty.post("/members/" + customer + "/adjustments", body, "Idempotency-Key", customer)
                            .statusCode())
                    .isEqualTo(201);
        }

        assertThat(loyalty.balance(customer)).isEqualTo(110);
    }

    @Test
    void LOY_26_adjustment_ofNobody_ofAnUnknownWallet_orWithoutAReason_isRefused() {
        assertThat(adjust(10, "GOODWILL").statusCode()).isEqualTo(404);
        member(10);
        assertThat(adjust("{'points':10,'reason':'GOODWILL','wallet':'nothing'}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(adjust("{'points':0,'reason':'two words'}").body()).contains("/points", "/reason");
        assertThat(adjust("{'points':1000001,'reason':'GOODWILL'}").statusCode())
                .isEqualTo(422);
        assertThat(loyalty.postAs(
                                "marketer",
                                "/members/" + customer + "/adjustments",
                                "{'points':10,'reason':'GOODWILL'}",
                                "Idempotency-Key",
                                customer + "-m")
                        .statusCode())
                .isEqualTo(403);
        assertThat(loyalty.ledger(customer)).hasSize(1);
    }

    @Test
    void LOY_26_adjustment_ofADeletedCustomer_isRefused() {
        member(10);
        loyalty.hearsOfDeletion(customer, 2);
        loyalty.awaitIdle();

        assertThat(adjust(10, "GOODWILL").statusCode()).isEqualTo(409);
        assertThat(loyalty.balance(customer)).isEqualTo(10);
    }

    @Test
    void OPS_10_entryThatIsNotWhatItsAdjustmentSays_isNamed() {
        member(10);
        String id = json(adjust(100, "GOODWILL")).path("id").asString();
        assertThat(loyalty.proof(customer).path("sound").asBoolean()).isTrue();

        setPoints(id, 10);
        try {
            assertThat(loyalty.proof(customer).path("violations").toString())
                    .contains("adjustment:" + id + " is not what its adjustment says");
        } finally {
            setPoints(id, 100);
        }
    }

    private void setPoints(String id, long points) {
        var changed = Mono.from(loyalty.bean(MongoDatabase.class)
                        .getCollection("adjustments")
                        .updateOne(
                                new Document("_id", id),
                                new Document("$set", new Document("state.ask.points", points))))
                .block(DEADLINE);
        assertThat(changed.getModifiedCount()).isEqualTo(1);
    }

    /** 1,000 operations of several kinds; for every account the entries sum up to what it holds. */
    @Test
    void LOY_03_randomOperations_byHandAndByPurchase_sumToTheBalance() {
        Random random = new Random(Long.getLong("seed", 20_261_123L));
        List<String> customers =
                IntStream.range(0, 10).mapToObj(i -> customer + "_" + i).toList();
        Map<String, Long> expected = new HashMap<>();
        List<Runnable> operations = new ArrayList<>();
        customers.forEach(id -> {
            loyalty.hears(purchase("pur_first_" + id, id, 1, "100.00"));
            expected.put(id, 100L);
        });
        loyalty.awaitIdle();
        for (int i = 0; i < 1000; i++) {
            String id = customers.get(random.nextInt(customers.size()));
            long points = random.nextLong(-12, 16);
            int number = i;
            if (random.nextInt(4) == 0) {
                operations.add(() -> loyalty.hears(purchase("pur_" + number + "_" + id, id, 1, "7.00")));
                expected.merge(id, 7L, Long::sum);
            } else if (points != 0) {
                HttpResponse<String> answer = loyalty.post(
                        "/members/" + id + "/adjustments",
                        "{'points':" + points + ",'reason':'RANDOM'}",
                        "Idempotency-Key",
                        "random-" + id + "-" + i);
                assertThat(answer.statusCode()).isIn(201, 409);
                expected.merge(id, answer.statusCode() == 201 ? points : 0, Long::sum);
            }
        }
        operations.forEach(Runnable::run);
        loyalty.awaitIdle();

        assertThat(customers).allSatisfy(id -> {
            JsonNode proof = loyalty.proof(id);
            assertThat(proof.path("violations")).isEmpty();
            assertThat(proof.path("sumOfDeltas").asLong()).isEqualTo(expected.get(id));
            assertThat(loyalty.balance(id)).isEqualTo(expected.get(id));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH"})
    void LOY_03_noRequestEditsAnAdjustment(String method) {
        member(10);
        String place = adjust(5, "GOODWILL").headers().firstValue("Location").orElseThrow();

        assertThat(loyalty.send(method, place, "admin").statusCode()).isEqualTo(405);
    }
}
