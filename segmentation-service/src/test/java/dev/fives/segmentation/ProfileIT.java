package dev.fives.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.CloudEventHeaders;
import dev.fives.contracts.EventTypes;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Every event is delivered three times. */
@ExtendWith(LocalBackends.class)
class ProfileIT {

    private static final Instant NOW = RunningService.START;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static RunningService service;
    private static TestTopics topics;

    @BeforeAll
    static void start() {
        service = RunningService.still();
        topics = service.topics();
    }

    @Test
    void SEG_05_profile_followsPurchases_withTwoBandChanges() {
        topics.recorded("cus_a", "pur_a1", NOW, "268.50");
        await("cus_a", profile -> assertThat(text(profile, "/frequencyBand")).isEqualTo("LOW"));
        topics.recorded("cus_a", "pur_a2", NOW, "10.00");
        await("cus_a", profile -> assertThat(text(profile, "/frequencyBand")).isEqualTo("MEDIUM"));
        for (int i = 3; i <= 6; i++) {
            topics.recorded("cus_a", "pur_a" + i, NOW, "10.00");
        }
        await("cus_a", profile -> {
            assertThat(text(profile, "/frequencyBand")).isEqualTo("HIGH");
            assertThat(text(profile, "/rfm/values/amount")).isEqualTo("318.50");
            assertThat(profile.at("/rfm/values/purchases").asInt()).isEqualTo(6);
            assertThat(profile.at("/rfm/values/recencyDays").asInt()).isZero();
            assertThat(profile.at("/rfm/r").asInt()).isBetween(1, 5);
        });
        assertThat(changes("cus_a")).containsExactly("LOW>MEDIUM", "MEDIUM>HIGH");

        topics.refunded("cus_a", "pur_a1", 2, NOW, "268.50", "168.50");
        await(
                "cus_a",
                profile -> assertThat(text(profile, "/rfm/values/amount")).isEqualTo("218.50"));

        // the answer is read again after everything came once more, from the first event on
        topics.recorded("cus_a", "pur_a1", NOW, "268.50");
        topics.recorded("cus_a2", "pur_a7", NOW, "1.00");
        await(
                "cus_a2",
                profile -> assertThat(text(profile, "/rfm/values/amount")).isEqualTo("1.00"));
        await(
                "cus_a",
                profile -> assertThat(text(profile, "/rfm/values/amount")).isEqualTo("218.50"));
        assertThat(changes("cus_a")).hasSize(2);
    }

    @Test
    void purchase_costsFewCommands() {
        for (int i = 0; i < 12; i++) {
            topics.recorded("cus_cost", "pur_cost" + i, NOW, "5.00");
        }
        await(
                "cus_cost",
                profile ->
                        assertThat(profile.at("/rfm/values/purchases").asInt()).isEqualTo(12));
        Eventually.until(
                "all marked", SOON, () -> service.commandsNaming("update", "purchaseFacts", "pur_cost11-1") > 0);

        // one fact, one write and one mark for each event; repeats end at the fact
        long writes = service.commandsNaming("findAndModify", "profiles", "\"cus_cost\"", "pur_cost")
                + service.commandsNaming("insert", "profiles", "\"cus_cost\"")
                + sharedWrites("\"cus_cost\"");
        long marks = service.commandsNaming("update", "purchaseFacts", "pur_cost");
        assertThat(marks).isEqualTo(12);
        assertThat(writes).isBetween(12L, 12L + 6);
        assertThat(service.commandsNaming("find", "purchaseFacts", "$in", "pur_cost"))
                .isLessThanOrEqualTo(2);
    }

    /** The relay's updates take events out and are none of them. */
    private static long sharedWrites(String customer) {
        return service.commands().stream()
                .filter(command -> command.contains("\"update\": \"profiles\"") && command.contains(customer))
                .filter(command -> !command.contains("$pull"))
                .count();
    }

    @Test
    void SEG_05_window_isLeftAtItsExactInstant() {
        var own = RunningService.moving();
        var now = own.clock.instant();
        var bought = now.minus(Duration.ofDays(60));
        var events = own.topics();
        events.recorded("cus_w", "pur_w1", bought, "10.00");
        events.recorded("cus_w", "pur_w2", now, "10.00");
        Eventually.asserted(
                SOON,
                () -> assertThat(text(own.get("/profiles/cus_w").body(), "/frequencyBand"))
                        .isEqualTo("MEDIUM"));

        own.clock.advance(Duration.ofDays(40));

        Eventually.asserted(SOON, () -> {
            var changes = events.segmentEvents(EventTypes.FREQUENCY_BAND_CHANGED, "cus_w");
            assertThat(changes).hasSize(2);
            assertThat(Instant.parse(changes.getLast().header(CloudEventHeaders.TIME)))
                    .isEqualTo(bought.plus(Duration.ofDays(90)));
            assertThat(text(changes.getLast().data(), "/to")).isEqualTo("LOW");
        });
    }

    @Test
    void SEG_13_tenCustomers_areScoredInQuintiles() {
        var own = new RunningService(NOW);
        var events = own.topics();
        for (int i = 0; i < 10; i++) {
            for (int k = 0; k <= i; k++) {
                events.recorded("cus_q" + i, "pur_q" + i + "_" + k, NOW.minus(Duration.ofDays(i + 1)), "10.00");
            }
        }
        var expected = List.of("511", "511", "422", "422", "333", "333", "244", "244", "155", "155");
        Eventually.asserted(SOON, () -> {
            for (int i = 0; i < 10; i++) {
                assertThat(digits(own.get("/profiles/cus_q" + i).body())).isEqualTo(expected.get(i));
            }
        });
        assertThat(text(own.get("/profiles/cus_q9").body(), "/rfm/cell")).isEqualTo("Can't Lose Them");

        events.recorded("cus_q9", "pur_q9_new", NOW, "10.00");
        Eventually.asserted(SOON, () -> {
            var changes = events.segmentEvents(EventTypes.RFM_CHANGED, "cus_q9");
            assertThat(text(changes.getLast().data(), "/from")).isEqualTo("155");
            assertThat(text(changes.getLast().data(), "/to")).isEqualTo("555");
        });
    }

    @Test
    void monetary_grossCountsWhatWasReturned() {
        var own = new RunningService(NOW);
        var events = own.topics();
        var seen = own.get("/settings/rfm").etag();
        events.recorded("cus_g", "pur_g1", NOW.minus(Duration.ofDays(3)), "10.00");
        events.refunded("cus_g", "pur_g1", 2, NOW.minus(Duration.ofDays(3)), "10.00", "0.00");
        events.recorded("cus_g", "pur_g2", NOW.minus(Duration.ofDays(5)), "7.00");
        Eventually.asserted(SOON, () -> assertThat(values(own)).isEqualTo("5 1 7.00"));

        Eventually.asserted(
                SOON, () -> assertThat(own.get("/settings/rfm").etag()).isNotEqualTo(seen));

        var gross = "{'monetary':'GROSS'}";
        assertThat(own.send("PUT", "/settings/rfm", gross, "If-Match", seen).status())
                .isEqualTo(200);

        Eventually.asserted(SOON, () -> assertThat(values(own)).isEqualTo("3 2 17.00"));
        assertThat(own.put("/settings/rfm", "{'monetary':'BOTH'}").status()).isEqualTo(422);
    }

    @Test
    void amount_inAnotherCurrencyIsNotInTheSum() {
        topics.recorded("cus_c", "pur_c1", NOW, "268.50");
        await(
                "cus_c",
                profile -> assertThat(text(profile, "/rfm/values/amount")).isEqualTo("268.50"));

        topics.recorded("cus_c", "pur_c2", NOW, "10.00", "GBP");

        await(
                "cus_c",
                profile ->
                        assertThat(profile.at("/rfm/values/purchases").asInt()).isEqualTo(2));
        await("cus_c", profile -> {
            assertThat(text(profile, "/rfm/values/amount")).isEqualTo("268.50");
            assertThat(text(profile, "/rfm/values/currency")).isEqualTo("CNY");
        });
        Eventually.until(
                "it is counted",
                SOON,
                () -> service.bean(MeterRegistry.class)
                                .get("fives.profiles.foreign.purchases")
                                .counter()
                                .count()
                        >= 1);
    }

    @Test
    void profile_ofAnUnknownCustomerIsNotFound() {
        assertThat(service.get("/profiles/cus_nobody").status()).isEqualTo(404);
    }

    /** Event 2 is of a type that this service does not listen to; more of them will come to the topic. */
    @Test
    void customer_isFollowedPastEventsOfOtherTypes() {
        topics.customer("cus_other", 1, "200000", null);
        topics.customer("cus_other", 3, "200030", null);

        await(
                "cus_other",
                profile -> assertThat(text(profile, "/attributes/postalCode")).isEqualTo("200030"));
    }

    private static String values(RunningService own) {
        var values = own.get("/profiles/cus_g").body().at("/rfm/values");
        return values.path("recencyDays").asInt() + " "
                + values.path("purchases").asInt() + " " + text(values, "/amount");
    }

    private static String digits(JsonNode profile) {
        return "" + profile.at("/rfm/r").asInt() + profile.at("/rfm/f").asInt()
                + profile.at("/rfm/m").asInt();
    }

    private static List<String> changes(String customerId) {
        return topics.segmentEvents(EventTypes.FREQUENCY_BAND_CHANGED, customerId).stream()
                .map(event -> text(event.data(), "/from") + ">" + text(event.data(), "/to"))
                .toList();
    }

    private static void await(String customerId, java.util.function.Consumer<JsonNode> assertion) {
        Eventually.asserted(
                SOON,
                () -> assertion.accept(service.get("/profiles/" + customerId).body()));
    }

    private static String text(JsonNode node, String pointer) {
        return node.at(pointer).asString("");
    }
}
