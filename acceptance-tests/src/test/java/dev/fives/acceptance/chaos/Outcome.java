package dev.fives.acceptance.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.acceptance.Api;
import dev.fives.kit.test.stack.Eventually;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Compares what the platform says with what the acknowledged commands must have led to. */
final class Outcome {

    private final Expected expected;
    private final Api customers;
    private final Api loyalty;
    private final Api segmentation;

    Outcome(Expected expected, Api customers, Api loyalty, Api segmentation) {
        this.expected = expected;
        this.customers = customers;
        this.loyalty = loyalty;
        this.segmentation = segmentation;
    }

    /** Waits until loyalty and segmentation have heard of everything. */
    void awaitQuiet(Duration deadline) {
        Eventually.asserted(deadline, () -> {
            assertThat(wrongBalances()).isEmpty();
            assertThat(wrongProfiles()).isEmpty();
        });
    }

    void assertCommandsKept() {
        expected.purchases().forEach(purchase -> {
            JsonNode body =
                    customers.get("/purchases/" + purchase.id()).expect(200).body();
            assertThat(new BigDecimal(body.at("/net/amount").stringValue()))
                    .as("net of %s", purchase.id())
                    .isEqualByComparingTo(purchase.net());
        });
        expected.customerVersions()
                .forEach((id, version) -> assertThat(customers
                                .get("/customers/" + id)
                                .expect(200)
                                .body()
                                .path("version")
                                .longValue())
                        .as("version of %s", id)
                        .isEqualTo(version));
    }

    void assertLedgersExact() {
        expected.customerVersions().keySet().forEach(customer -> {
            List<JsonNode> entries = ledger(customer);
            long sum = entries.stream()
                    .mapToLong(entry -> entry.path("delta").longValue())
                    .sum();
            assertThat(sum).as("ledger of %s", customer).isEqualTo(expected.pointsOf(customer));
            assertThat(entries.stream().map(entry -> entry.path("source").stringValue()))
                    .as("sources of %s", customer)
                    .doesNotHaveDuplicates()
                    .hasSize(expected.purchasesOf(customer).stream()
                            .mapToInt(purchase -> 1 + purchase.refunds())
                            .sum());
        });
    }

    void assertTopicsComplete(TopicAudit audit) {
        assertThat(audit.problems()).isEmpty();
        expected.purchases()
                .forEach(purchase -> assertThat(audit.lastSequence("purchase", purchase.id()))
                        .as("events of %s", purchase.id())
                        .isEqualTo(1L + purchase.refunds()));
        expected.customerVersions()
                .forEach((id, version) -> assertThat(audit.lastSequence("customer", id))
                        .as("events of %s", id)
                        .isEqualTo(version));
    }

    private List<JsonNode> ledger(String customer) {
        List<JsonNode> entries = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = loyalty.get("/members/" + customer + "/ledger?pageSize=200" + next)
                    .expect(200)
                    .body();
            page.path("items").forEach(entries::add);
            next = page.path("next").isString() ? "&cursor=" + page.path("next").stringValue() : "";
        } while (!next.isEmpty());
        return entries;
    }

    private List<String> wrongBalances() {
        return expected.customerVersions().keySet().stream()
                .filter(customer -> expected.pointsOf(customer)
                        != loyalty.get("/members/" + customer)
                                .body()
                                .at("/points/active")
                                .asLong(-1))
                .toList();
    }

    private List<String> wrongProfiles() {
        return expected.customerVersions().keySet().stream()
                .filter(customer -> !expected.purchasesOf(customer).isEmpty())
                .filter(customer -> !isRight(
                        customer, segmentation.get("/profiles/" + customer).body()))
                .toList();
    }

    private boolean isRight(String customer, JsonNode profile) {
        JsonNode values = profile.at("/rfm/values");
        long bought = expected.purchasesOf(customer).stream()
                .filter(purchase -> purchase.net().signum() > 0)
                .count();
        return values.path("purchases").asLong(-1) == bought
                && new BigDecimal(values.path("amount").asString("-1")).compareTo(expected.netOf(customer)) == 0;
    }
}
