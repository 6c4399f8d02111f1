package dev.fives.customer;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.customer.Api.Answer;
import dev.fives.kit.events.state.StateSource;
import dev.fives.kit.test.stack.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** The recycle bin. */
class CustomerDeletionIT extends DeletionScenario {
    private static final Duration MONTH = Duration.ofDays(30);

    @Test
    void HYG_15_deletedCustomer_isInNoList_andComesBackTheSame() {
        String id = customer();
        JsonNode before = api.get(path(id)).body();

        Answer deleted = delete(id, 1, "?reason=CUSTOMER_REQUEST");

        assertThat(deleted.status()).isEqualTo(200);
        assertThat(deleted.header("ETag")).isEqualTo("\"2\"");
        Instant until = Instant.parse(deleted.body().get("restorableUntil").asString());
        assertThat(Duration.between(
                        Instant.parse(deleted.body().get("deletedAt").asString()), until))
                .isEqualTo(MONTH);
        Answer gone = api.get(path(id));
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.body().get("restorableUntil").asString()).isEqualTo(until.toString());
        assertThat(gone.body().toString()).doesNotContain("Bin " + number);
        assertThat(found()).isZero();
        assertThat(lookup().status()).isEqualTo(404);
        assertThat(api.patch(path(id), 2, "{\"occupation\":\"ghost\"}").status())
                .isEqualTo(410);

        Answer restored = api.post(path(id) + "/restore", null);

        assertThat(restored.status()).isEqualTo(200);
        assertThat(restored.header("ETag")).isEqualTo("\"3\"");
        assertThat(without(restored.body(), "version")).isEqualTo(without(before, "version"));
        assertThat(api.get(path(id)).body()).isEqualTo(restored.body());
        assertThat(found()).isOne();
        assertThat(lookup().id()).isEqualTo(id);
    }

    @Test
    void HYG_15_deletion_needsTheVersion_andHappensOnce() {
        String id = customer();
        assertThat(api.send("DELETE", path(id), null).status()).isEqualTo(428);
        assertThat(delete(id, 9, "").status()).isEqualTo(412);
        assertThat(delete(id, 1, "?reason=moved%20away").status()).isEqualTo(422);
        assertThat(delete("cus_nobody", 1, "").status()).isEqualTo(404);
        assertThat(api.post("/customers/cus_nobody/restore", null).status()).isEqualTo(404);

        Answer first = keyed(id);
        Answer repeated = keyed(id);
        Answer again = delete(id, 2, "");

        assertThat(first.status()).isEqualTo(200);
        assertThat(repeated.body()).isEqualTo(first.body());
        assertThat(again.status()).isEqualTo(410);
        assertThat(api.post(path(id) + "/restore", null).status()).isEqualTo(200);
        Answer restoredTwice = api.post(path(id) + "/restore", null);
        assertThat(restoredTwice.status()).isEqualTo(200);
        assertThat(restoredTwice.header("ETag")).isEqualTo("\"3\"");
    }

    @Test
    void HYG_15_nothingIsAddedToADeletedCustomer_butWhatWasDoneIsAnsweredAgain() {
        String id = customer();
        Answer bought = buy(id, "kept", "Idempotency-Key", "buy-" + number);
        delete(id, 1, "");

        assertThat(buy(id, "new").status()).isEqualTo(409);
        assertThat(buy(id, "new").body().has("restorableUntil")).isTrue();
        assertThat(api.put(path(id) + "/consents/EMAIL/MARKETING", "{\"status\":\"GRANTED\",\"proof\":\"form\"}")
                        .status())
                .isEqualTo(409);
        assertThat(api.post(path(id) + "/interactions", "{\"channel\":\"CALL\",\"direction\":\"OUTBOUND\"}")
                        .status())
                .isEqualTo(409);
        assertThat(api.post(path(id) + "/usage-events", "{\"name\":\"app.login\"}")
                        .status())
                .isEqualTo(409);
        assertThat(api.put(path(id) + "/contact-plan", "{\"cadenceDays\":30}").status())
                .isEqualTo(409);

        Answer repeated = buy(id, "kept", "Idempotency-Key", "buy-" + number);
        assertThat(repeated.status()).isEqualTo(201);
        assertThat(repeated.body()).isEqualTo(bought.body());
        assertThat(api.post("/purchases/" + bought.id() + "/refunds", """
                        {"externalRef":"r-1","amount":{"amount":"1.00","currency":"CNY"}}""").status())
                .isEqualTo(201);
        assertThat(api.get(path(id) + "/purchases").status()).isEqualTo(200);
    }

    @Test
    void HYG_15_identifiersOfADeletedCustomer_stayItsOwn() {
        String id = customer();
        delete(id, 1, "");

        Answer created = api.post("/customers", person("Another"));
        Answer upserted = api.put("/customers/by-external-id/bin/" + number, "{\"occupation\":\"ghost\"}");

        assertThat(created.status()).isEqualTo(409);
        assertThat(created.body().get("customerId").asString()).isEqualTo(id);
        assertThat(upserted.status()).isEqualTo(409);
        assertThat(upserted.body().get("customerId").asString()).isEqualTo(id);
        assertThat(upserted.body().has("restorableUntil")).isTrue();
    }

    @Test
    void HYG_15_untilThirtyDaysAreOver_aDeletedCustomerCanComeBack() {
        String id = customer();
        delete(id, 1, "");

        Answer restored = RunningService.ahead(MONTH.minusMinutes(1), () -> api.post(path(id) + "/restore", null));

        assertThat(restored.status()).isEqualTo(200);
    }

    @Test
    void HYG_15_afterThirtyDays_aDeletedCustomerCannotComeBack_thoughTheClockGoesBack() {
        String id = customer();
        delete(id, 1, "");
        assertThat(isWaiting(id)).isTrue();

        Answer late = RunningService.ahead(MONTH.plusMinutes(1), () -> {
            Answer refused = api.post(path(id) + "/restore", null);
            Eventually.until("it is over", SOON, () -> !isWaiting(id));
            return refused;
        });
        var present =
                RunningService.bean(StateSource.class).present(List.of(id)).block(SOON);
        assertThat(present)
                .as("no other version than the one told")
                .singleElement()
                .satisfies(state -> assertThat(state.version()).isEqualTo(2));

        assertThat(late.status()).isEqualTo(410);
        assertThat(api.post(path(id) + "/restore", null).status()).isEqualTo(410);
        assertThat(api.get(path(id)).status()).isEqualTo(410);
    }

    private Answer keyed(String id) {
        return api.send("DELETE", path(id), null, "If-Match", "\"1\"", "Idempotency-Key", "del-" + number);
    }

    private Answer buy(String id, String ref, String... headers) {
        return api.post(path(id) + "/purchases", """
                {"system":"bin","externalRef":"%s-%s","orderedAt":"2026-03-01T10:00:00Z",
                 "total":{"amount":"10.00","currency":"CNY"}}""".formatted(ref, number), headers);
    }

    private int found() {
        return api.get("/customers?count=true&filter=name:Bin%20" + number)
                .body()
                .get("total")
                .asInt();
    }

    private Answer lookup() {
        return api.get("/customers/lookup?externalId=bin:" + number);
    }

    private static JsonNode without(JsonNode body, String field) {
        var copy = (tools.jackson.databind.node.ObjectNode) body.deepCopy();
        copy.remove(field);
        return copy;
    }

    /** Whether its time is still to end. */
    private static boolean isWaiting(String id) {
        Document waiting =
                new Document("_id", id).append("state.deletion.purgeDueAt", new Document("$gt", Instant.EPOCH));
        return Objects.requireNonNull(Mono.from(RunningService.bean(MongoDatabase.class)
                                .getCollection("customers")
                                .countDocuments(waiting))
                        .block(SOON))
                == 1;
    }
}
