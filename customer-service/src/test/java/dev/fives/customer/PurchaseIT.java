package dev.fives.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.Topic;
import dev.fives.customer.Api.Answer;
import dev.fives.customer.purchase.app.RecordPurchases;
import dev.fives.customer.purchase.app.RecordPurchases.NewPurchase;
import dev.fives.customer.purchase.app.RecordPurchases.Outcome;
import dev.fives.customer.purchase.model.PurchaseDraft;
import dev.fives.customer.purchase.model.PurchaseDraft.LineDraft;
import dev.fives.customer.purchase.model.PurchaseDraft.MoneyDraft;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(LocalBackends.class)
class PurchaseIT {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final Duration LONG = Duration.ofDays(9);

    private final Api api = RunningService.api();

    @Test
    void record_twiceIsOnePurchase() {
        String path = "/customers/" + customer() + "/purchases";
        Answer first = api.post(path, tea("shop-1001", "3", "268.50"));
        Answer again = api.post(path, tea("shop-1001", "3", "268.50"));
        Answer other = api.post(path, tea("shop-1001", "2", "179.00"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Location")).isEqualTo("/purchases/" + first.id());
        assertThat(first.header("Consistency-Token")).contains("purchase/" + first.id() + "#1");
        assertThat(first.body().get("system").asString()).isEqualTo("api");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.body().get("purchaseId").asString()).isEqualTo(first.id());
        assertThat(api.get("/purchases/" + first.id()).body().at("/net/amount").asString())
                .isEqualTo("268.50");
    }

    @Test
    void record_forNobodyIsNotFound() {
        assertThat(api.post("/customers/cus_none/purchases", tea("none-1", "3", "268.50"))
                        .status())
                .isEqualTo(404);
        assertThat(api.get("/customers/cus_none/purchases").status()).isEqualTo(404);
        assertThat(api.post("/purchases/pur_none/refunds", "{\"externalRef\":\"r\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void record_namesEverythingThatIsWrong() {
        Answer refused = api.post("/customers/" + customer() + "/purchases", """
                {"externalRef":"bad-1","orderedAt":"2999-01-01T00:00:00Z","status":"OPEN",
                 "lines":[{"sku":"A","quantity":0,"unitPrice":"x"}],"total":{"amount":"1.00","currency":"ZZZ"}}
                """);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().toString())
                .contains("/orderedAt", "/status", "/lines/0/quantity", "/lines/0/unitPrice", "/total/currency");
    }

    @Test
    void record_withAKeyOfAnotherPurchaseIsRefused() {
        String path = "/customers/" + customer() + "/purchases";
        Answer first = api.post(path, tea("key-1", "3", "268.50"), "Idempotency-Key", "pk-1");
        Answer again = api.post(path, tea("key-1", "3", "268.50"), "Idempotency-Key", "pk-1");
        Answer other = api.post(path, tea("key-2", "3", "268.50"), "Idempotency-Key", "pk-1");

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(other.status()).isEqualTo(422);
    }

    /** The time of the order is checked by the clock, and the clock was moved back since. */
    @Test
    void record_isAnsweredAgain_thoughItWouldBeRefusedByNow() {
        String path = "/customers/" + customer() + "/purchases";
        String order = tea("ahead-1", "3", "268.50")
                .replaceAll(
                        "\"orderedAt\":\"[^\"]*\"",
                        "\"orderedAt\":\"" + Instant.now().plus(LONG) + "\"");
        Answer first = RunningService.ahead(LONG, () -> api.post(path, order, "Idempotency-Key", "ahead-1"));

        Answer again = api.post(path, order, "Idempotency-Key", "ahead-1");
        Answer otherBody = api.post(path, order.replace("268.50", "268.49"), "Idempotency-Key", "ahead-1");
        Answer otherKey = api.post(path, order, "Idempotency-Key", "ahead-2");

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(otherBody.body().get("code").asString()).isEqualTo("idempotency-key-reused");
        assertThat(otherKey.body().toString()).contains("/orderedAt");
    }

    /** docs/guarantees.md says why; timeline and index are written by listeners, batched with those of others. */
    @Test
    void record_takesThreeCommands_fiveWithAKey_andTwoOfTheListenersLater() {
        String customerId = customer();
        RunningService.topics().ofAggregate(Topic.CUSTOMER, customerId, 1);
        Eventually.until(
                "customer taken out of the outbox",
                DEADLINE,
                () -> names(RunningService.commandsNaming(customerId)).contains("update customers"));

        assertThat(commandsOf(customerId, tea("three-1", "3", "268.50")))
                .containsExactly("find customers", "insert purchases", "update purchases");
        assertThat(commandsOf(customerId, tea("four-1", "3", "268.50"), "Idempotency-Key", "four-key"))
                .as("and \"insert answers\", which names nobody")
                .containsExactlyInAnyOrder("find customers", "insert purchases", "update answers", "update purchases");
    }

    /** Of one order, in order, up to the event's leaving of the outbox. */
    private List<String> commandsOf(String customerId, String order, String... headers) {
        int before = RunningService.commandsNaming(customerId).size();
        String purchaseId = api.post("/customers/" + customerId + "/purchases", order, headers)
                .id();
        Eventually.until(
                "purchase taken out of the outbox",
                DEADLINE,
                () -> names(RunningService.commandsNaming(purchaseId)).contains("update purchases"));
        Eventually.asserted(
                DEADLINE,
                () -> assertThat(names(RunningService.laterNaming(purchaseId)))
                        .containsExactlyInAnyOrder("insert timeline", "insert event_index"));
        return names(RunningService.commandsNaming(customerId, purchaseId)).stream()
                .skip(before)
                .toList();
    }

    /** As in {@code {"find": "purchases", …}}. */
    private static List<String> names(List<String> commands) {
        return commands.stream()
                .map(command -> command.split("\"", 5))
                .map(parts -> parts[1] + " " + parts[3])
                .toList();
    }

    @Test
    void refund_ofPiecesIsTakenOffOnce() {
        String id = api.post("/customers/" + customer() + "/purchases", tea("ref-1", "3", "268.50"))
                .id();
        String body = "{\"externalRef\":\"r-1\",\"lines\":[{\"sku\":\"TEA-1\",\"quantity\":2}]}";
        Answer first = api.post("/purchases/" + id + "/refunds", body);
        Answer again = api.post("/purchases/" + id + "/refunds", body);
        Answer other = api.post("/purchases/" + id + "/refunds", body.replace(":2", ":1"));
        Answer tooMuch = api.post("/purchases/" + id + "/refunds", body.replace("r-1", "r-2"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.body().at("/amount/amount").asString()).isEqualTo("179.00");
        assertThat(first.body().at("/net/amount").asString()).isEqualTo("89.50");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(other.status()).isEqualTo(409);
        assertThat(tooMuch.status()).isEqualTo(422);

        JsonNode data = RunningService.topics()
                .ofAggregate(Topic.PURCHASE, id, 2)
                .get(1)
                .data();
        assertThat(data.get("version").asLong()).isEqualTo(2);
        assertThat(data.at("/lines/0/quantity").asLong()).isEqualTo(1);
        assertThat(data.at("/net/amount").asString()).isEqualTo("89.50");
        assertThat(data.at("/total/amount").asString()).isEqualTo("268.50");
        assertThat(data.at("/refund/lines/0/quantity").asLong()).isEqualTo(2);
    }

    @Test
    void refund_ofAnAmountLeavesTheLines() {
        String id = api.post("/customers/" + customer() + "/purchases", tea("ref-2", "3", "268.50"))
                .id();

        Answer refunded = api.post(
                "/purchases/" + id + "/refunds",
                "{\"externalRef\":\"r-1\",\"amount\":{\"amount\":\"100.00\",\"currency\":\"CNY\"}}");

        assertThat(refunded.status()).isEqualTo(201);
        JsonNode purchase = api.get("/purchases/" + id).body();
        assertThat(purchase.at("/net/amount").asString()).isEqualTo("168.50");
        assertThat(purchase.get("version").asLong()).isEqualTo(2);
        assertThat(purchase.at("/lines/0/quantity").asLong()).isEqualTo(3);
        assertThat(api.post(
                                "/purchases/" + id + "/refunds",
                                "{\"externalRef\":\"r-2\",\"amount\":{\"amount\":\"168.51\",\"currency\":\"CNY\"}}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void refund_inParallelNeverExceedsTheTotal() {
        String id = api.post("/customers/" + customer() + "/purchases", tea("ref-3", "3", "268.50"))
                .id();

        List<Integer> statuses = Callers.together(
                8,
                i -> api.post(
                                "/purchases/" + id + "/refunds",
                                "{\"externalRef\":\"p-%d\",\"lines\":[{\"sku\":\"TEA-1\",\"quantity\":1}]}"
                                        .formatted(i))
                        .status());

        assertThat(statuses.stream().filter(status -> status == 201)).hasSize(3);
        assertThat(statuses.stream().filter(status -> status == 422)).hasSize(5);
        assertThat(api.get("/purchases/" + id).body().at("/net/amount").asString())
                .isEqualTo("0.00");
    }

    @Test
    void list_isNewestFirstAndPaged() {
        String customerId = customer();
        IntStream.range(0, 5)
                .forEach(i -> api.post(
                        "/customers/" + customerId + "/purchases",
                        tea("list-" + i, "3", "268.50").replace("2026-03-01", "2026-03-0" + (i + 1))));

        List<String> refs = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonNode page = api.get("/customers/" + customerId + "/purchases?pageSize=2&count=true" + next)
                    .body();
            assertThat(page.get("total").asLong()).isEqualTo(5);
            page.get("items").forEach(item -> refs.add(item.get("externalRef").asString()));
            next = page.has("next") ? "&cursor=" + page.get("next").asString() : null;
        }

        assertThat(refs).containsExactly("list-4", "list-3", "list-2", "list-1", "list-0");
    }

    @Test
    void recordAll_tellsWhatBecameOfEach() {
        String customerId = customer();
        RecordPurchases bulk = RunningService.bean(RecordPurchases.class);
        List<NewPurchase> batch = List.of(
                one(customerId, "b-1", "10.00"),
                one(customerId, "b-2", "20.00"),
                one(customerId, "b-1", "10.00"),
                one(customerId, "b-2", "21.00"),
                one(customerId, "", "30.00"));

        List<Outcome> first = bulk.recordAll(batch).block();
        List<Outcome> again = bulk.recordAll(batch).block();

        assertThat(first)
                .extracting(outcome -> outcome.getClass().getSimpleName())
                .containsExactly("Recorded", "Recorded", "Repeated", "Conflicting", "Refused");
        assertThat(again)
                .extracting(outcome -> outcome.getClass().getSimpleName())
                .containsExactly("Repeated", "Repeated", "Repeated", "Conflicting", "Refused");
        var event = RunningService.topics()
                .read(Topic.PURCHASE, each -> customerId.equals(each.key()), 2)
                .getFirst();
        assertThat(event.data().get("history").asBoolean()).isTrue();
    }

    private static NewPurchase one(String customerId, String ref, String amount) {
        PurchaseDraft draft = new PurchaseDraft(
                "retail",
                ref,
                Instant.parse("2011-12-09T12:50:00Z"),
                "COMPLETED",
                null,
                null,
                List.of(new LineDraft("A", null, null, "something", 1L, amount)),
                null,
                new MoneyDraft(amount, "GBP"));
        return new NewPurchase(customerId, draft, true);
    }

    private String customer() {
        return api.post("/customers", "{\"name\":\"Buyer\"}").id();
    }

    private static String tea(String ref, String quantity, String total) {
        return """
                {"externalRef":"%s","orderedAt":"2026-03-01T10:00:00Z","status":"COMPLETED","channel":"WEB",
                 "lines":[{"sku":"TEA-1","category":"tea","quantity":%s,"unitPrice":"89.50"}],
                 "total":{"amount":"%s","currency":"CNY"}}
                """.formatted(ref, quantity, total);
    }
}
