package dev.fives.loyalty;

import static dev.fives.loyalty.RunningLoyalty.DEADLINE;
import static dev.fives.loyalty.RunningLoyalty.purchase;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Topic;
import dev.fives.contracts.loyalty.PointsEntry;
import dev.fives.contracts.purchase.PurchaseChanged;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.test.topic.SeenEvent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What purchases and refunds bring and take, in any order and however often they are delivered. */
class PurchasePointsIT extends LoyaltyScenario {
    private static final long SEED = Long.getLong("seed", 20_261_121L);

    @Test
    void LOY_01_customerCreated_isEnrolledOnce_thoughDeliveredTwice() {
        String id = newCustomer();
        assertThat(loyalty.get("/members/" + id).statusCode()).isEqualTo(404);

        long dropped = loyalty.duplicates(Topic.CUSTOMER);
        loyalty.hearsOfNewCustomer(id);
        loyalty.hearsOfNewCustomer(id);

        awaitBalance(id, 0);
        loyalty.awaitIdle();
        assertThat(loyalty.duplicates(Topic.CUSTOMER) - dropped)
                .as("OPS-04: counted")
                .isEqualTo(1);
        JsonNode member = loyalty.json("/members/" + id);
        assertThat(member.path("memberId").asString()).startsWith("mem_");
        assertThat(member.path("programId").asString()).isEqualTo("default");
        assertThat(member.at("/points/pending").asLong()).isZero();
        assertThat(member.at("/points/expiringSoon").isArray()).isTrue();
        assertThat(loyalty.said(id)).extracting(SeenEvent::type).containsExactly(EventTypes.MEMBER_ENROLLED.name());
    }

    @Test
    void LOY_01_purchaseBeforeTheCustomer_enrolsToo() {
        String id = newCustomer();

        loyalty.hears(purchase(newPurchase(), id, 1, "10.00"));
        awaitBalance(id, 10);
        loyalty.hearsOfNewCustomer(id);

        loyalty.awaitIdle();
        assertThat(loyalty.said(id))
                .extracting(SeenEvent::type)
                .containsExactlyInAnyOrder(EventTypes.MEMBER_ENROLLED.name(), EventTypes.POINTS_EARNED.name());
    }

    @Test
    void LOY_02_purchaseEarnsOnce_andARefundTakesBack_thoughDeliveredThreeTimes() {
        String id = newCustomer();
        String bought = newPurchase();
        long dropped = loyalty.duplicates(Topic.PURCHASE);
        three(() -> loyalty.hears(purchase(bought, id, 1, "268.50")));
        awaitBalance(id, 268);
        assertThat(loyalty.ledger(id)).singleElement().satisfies(entry -> {
            assertThat(entry.path("delta").asLong()).isEqualTo(268);
            assertThat(entry.path("purchaseId").asString()).isEqualTo(bought);
            assertThat(entry.at("/lines/0/ruleId").asString()).isEqualTo("base");
        });

        three(() -> loyalty.hears(purchase(bought, id, 2, "168.50")));
        awaitBalance(id, 168);
        JsonNode page = loyalty.json("/members/" + id + "/ledger?pageSize=1&count=true");
        assertThat(page.path("items").size()).isEqualTo(1);
        assertThat(page.path("total").intValue()).isEqualTo(2);
        loyalty.awaitIdle();

        assertThat(loyalty.duplicates(Topic.PURCHASE) - dropped)
                .as("OPS-04: counted")
                .isEqualTo(4);
        List<PointsEntry> entries = pointsEvents(loyalty.said(), id);
        assertThat(entries).extracting(PointsEntry::delta).containsExactly(268L, -100L);
        assertThat(entries).extracting(PointsEntry::balanceAfter).containsExactly(268L, 168L);
        assertThat(entries)
                .extracting(PointsEntry::at)
                .containsExactly(RunningLoyalty.ORDERED_AT, RunningLoyalty.ORDERED_AT.plusSeconds(1));
        assertThat(entries)
                .extracting(PointsEntry::source)
                .containsExactly("purchase:" + bought + "@1", "purchase:" + bought + "@2");
        PointsEntry.Line granted = entries.getFirst().lines().getFirst();
        assertThat(granted.ruleId()).isEqualTo("base");
        assertThat(entries.getLast().lines())
                .singleElement()
                .satisfies(line -> assertThat(line.lotId()).isEqualTo(granted.lotId()));
        assertThat(loyalty.said(id)).extracting(SeenEvent::type).contains(EventTypes.POINTS_REVERSED.name());
    }

    @Test
    void LOY_02_refundBeforeItsPurchase_endsAtTheNet() {
        String id = newCustomer();
        String bought = newPurchase();

        loyalty.hears(purchase(bought, id, 2, "168.50"));
        awaitBalance(id, 168);
        loyalty.hears(purchase(bought, id, 1, "268.50"));

        Eventually.until(DEADLINE, () -> loyalty.ledger(id).size() == 2);
        assertThat(loyalty.balance(id)).isEqualTo(168);
        JsonNode newest = loyalty.ledger(id).get(0);
        assertThat(newest.path("delta").asLong()).isZero();
        assertThat(newest.path("reason").asString()).isEqualTo("superseded-by-version-2");
    }

    /** 1,000 operations on 20 customers: recorded, refunded, repeated, late. Then everything once more from offset 0. */
    @Test
    void LOY_03_randomOperations_sumToTheBalance_andAReplayChangesNothing() {
        Random random = new Random(SEED);
        List<String> customers =
                IntStream.range(0, 20).mapToObj(i -> newCustomer()).toList();
        Map<String, Long> expected = play(random, customers);
        Eventually.asserted(
                DEADLINE,
                () -> customers.forEach(id -> assertThat(loyalty.balance(id))
                        .as("balance, seed %d", SEED)
                        .isEqualTo(expected.get(id))));
        loyalty.awaitIdle();
        Map<String, Integer> entries = new HashMap<>();
        customers.forEach(id -> entries.put(id, entriesOf(id)));

        replayFromTheBeginning();

        List<SeenEvent> said = loyalty.said();
        customers.forEach(id -> {
            assertThat(entriesOf(id)).isEqualTo(entries.get(id));
            JsonNode proof = loyalty.proof(id);
            assertThat(proof.path("sound").asBoolean()).isTrue();
            assertThat(proof.path("sumOfDeltas").asLong()).isEqualTo(expected.get(id));
            assertThat(loyalty.balance(id)).isEqualTo(expected.get(id));
            assertFirstsInOrder(pointsEvents(said, id), entries.get(id));
        });
    }

    private Map<String, Long> play(Random random, List<String> customers) {
        Map<String, Long> expected = new HashMap<>();
        List<PurchaseChanged> events = new ArrayList<>();
        while (events.size() < 1_000) {
            String id = customers.get(random.nextInt(customers.size()));
            String bought = newPurchase();
            List<PurchaseChanged> versions = versions(random, bought, id);
            events.addAll(versions);
            expected.merge(id, worth(versions), Long::sum);
        }
        customers.forEach(id -> expected.putIfAbsent(id, 0L));
        loyalty.hearsAll(events);
        return expected;
    }

    /** One to four versions with falling net, in any order, some twice. */
    private static List<PurchaseChanged> versions(Random random, String bought, String customer) {
        List<PurchaseChanged> versions = new ArrayList<>();
        long cents = 1L + random.nextInt(100_000);
        for (int version = 1; version <= 1 + random.nextInt(4); version++) {
            versions.add(purchase(
                    bought, customer, version, BigDecimal.valueOf(cents, 2).toPlainString()));
            cents -= random.nextInt((int) cents + 1);
        }
        versions.add(versions.get(random.nextInt(versions.size())));
        Collections.shuffle(versions, random);
        return versions;
    }

    private static long worth(List<PurchaseChanged> versions) {
        return versions.stream()
                .max(Comparator.comparingLong(PurchaseChanged::version))
                .orElseThrow()
                .net()
                .value()
                .longValue();
    }

    private void replayFromTheBeginning() {
        String group = loyalty.property("fives.tenant") + ".loyalty";
        loyalty = SharedLoyalty.restart(() -> {
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", LocalBackends.bootstrapServers()))) {
                Eventually.until(DEADLINE, () -> {
                    admin.deleteConsumerGroups(List.of(group)).all().get(30, TimeUnit.SECONDS);
                    return true;
                });
            }
        });
        loyalty.awaitIdle();
    }

    private static void three(Runnable delivery) {
        delivery.run();
        delivery.run();
        delivery.run();
    }

    private int entriesOf(String id) {
        return loyalty.proof(id).path("entries").asInt();
    }

    private static List<PointsEntry> pointsEvents(List<SeenEvent> events, String id) {
        return events.stream()
                .filter(event -> event.key().equals(id) && event.type().startsWith("crm.points."))
                .map(event -> event.dataAs(PointsEntry.class))
                .toList();
    }

    private static void assertFirstsInOrder(List<PointsEntry> entries, int count) {
        List<String> firsts =
                entries.stream().map(PointsEntry::entryId).distinct().toList();
        assertThat(firsts).hasSize(count).isSorted();
    }
}
