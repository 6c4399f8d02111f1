package dev.fives.acceptance.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.acceptance.Api;
import dev.fives.kit.test.stack.Eventually;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Compares what the platform says with what the acknowledged commands must have led to. */
final class Outcome {

    private static final Duration TOLD = Duration.ofMinutes(1);

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
        Set<String> open = new TreeSet<>(expected.customerVersions().keySet());
        Eventually.asserted(deadline, () -> {
            open.removeIf(customer -> hasRightBalance(customer) && hasRightProfile(customer));
            assertThat(open).as("customers whose points or profile are behind").isEmpty();
        });
    }

    /**
     * Every command kept, every point and every profile right, every event on the topics and in order. Returns what stands
     * there; an event that nobody waits for may come last.
     */
    TopicAudit assertExact(Supplier<TopicAudit> topics) {
        assertCommandsKept();
        assertLedgersExact();
        assertThat(expected.customerVersions().keySet())
                .allMatch(this::hasRightBalance)
                .allMatch(this::hasRightProfile);
        var audit = new AtomicReference<TopicAudit>();
        Eventually.asserted(TOLD, () -> {
            audit.set(topics.get());
            assertTopicsComplete(audit.get());
        });
        return audit.get();
    }

    private void assertCommandsKept() {
        Map<String, BigDecimal> nets = new HashMap<>();
        expected.customerVersions()
                .keySet()
                .forEach(id -> items(customers, "/customers/" + id + "/purchases")
                        .forEach(purchase -> nets.put(
                                purchase.path("id").stringValue(),
                                new BigDecimal(purchase.at("/net/amount").stringValue()))));
        assertThat(nets).hasSameSizeAs(expected.purchases());
        expected.purchases()
                .forEach(purchase -> assertThat(nets.get(purchase.id()))
                        .as("net of %s", purchase.id())
                        .isEqualByComparingTo(purchase.net()));
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

    private void assertLedgersExact() {
        expected.customerVersions().keySet().forEach(customer -> {
            List<JsonNode> entries = items(loyalty, "/members/" + customer + "/ledger");
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

    private void assertTopicsComplete(TopicAudit audit) {
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

    /** All pages. */
    private static List<JsonNode> items(Api api, String path) {
        List<JsonNode> items = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = api.get(path + "?pageSize=200" + next).expect(200).body();
            page.path("items").forEach(items::add);
            next = page.path("next").isString() ? "&cursor=" + page.path("next").stringValue() : "";
        } while (!next.isEmpty());
        return items;
    }

    private boolean hasRightBalance(String customer) {
        JsonNode member = loyalty.get("/members/" + customer).body();
        return member.at("/points/active").asLong(-1) == expected.pointsOf(customer);
    }

    private boolean hasRightProfile(String customer) {
        JsonNode profile = segmentation.get("/profiles/" + customer).body();
        JsonNode values = profile.at("/rfm/values");
        long bought = expected.purchasesOf(customer).stream()
                .filter(purchase -> purchase.net().signum() > 0)
                .count();
        return bought == 0
                || (values.path("purchases").asLong(-1) == bought
                        && new BigDecimal(values.path("amount").asString("-1")).compareTo(expected.netOf(customer))
                                == 0);
    }
}
