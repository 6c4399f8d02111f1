package dev.fives.segmentation.profile.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.segmentation.basis.model.Measure;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PurchasesTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void with_ignoresAVersionThatIsNotHigher() {
        var refunded = Purchases.NONE.with(purchase("a", 2, 1, "10", "4"), null, 5);

        assertThat(refunded.with(purchase("a", 1, 1, "10", "10"), null, 5)).isEqualTo(refunded);
        assertThat(refunded.with(purchase("a", 2, 1, "10", "10"), null, 5)).isEqualTo(refunded);
        assertThat(refunded.totals(Measure.NET).amount()).isEqualByComparingTo("4");
    }

    @Test
    void totals_leaveOutWhatHasNoValue() {
        var purchases = Purchases.NONE
                .with(purchase("free", 1, 3, "0", "0"), null, 5)
                .with(purchase("returned", 2, 2, "10", "0"), null, 5)
                .with(purchase("kept", 1, 1, "268.50", "268.50"), null, 5);

        assertThat(purchases.totals(Measure.NET)).isEqualTo(new Totals(day(1), 1, new BigDecimal("268.50")));
        assertThat(purchases.totals(Measure.GROSS)).isEqualTo(new Totals(day(2), 2, new BigDecimal("278.50")));
    }

    @Test
    void with_foldsTheOldestBeyondTheLimit() {
        var purchases = Purchases.NONE;
        for (int i = 5; i > 0; i--) {
            purchases = purchases.with(purchase("p" + i, 1, i, "1", "1"), null, 2);
        }

        assertThat(purchases.kept()).extracting(Purchase::id).containsExactly("p4", "p5");
        assertThat(purchases.folded().purchases()).isEqualTo(3);
        assertThat(purchases.totals(Measure.NET).purchases()).isEqualTo(5);
        assertThat(purchases.totals(Measure.NET).lastAt()).isEqualTo(day(5));
    }

    /** One count, and no sum of pounds and yuan. */
    @Test
    void totals_countWhatIsInAnotherCurrencyWithoutItsAmount() {
        var pounds = new Purchase("b", 1, day(2), BigDecimal.TEN, BigDecimal.ONE, "GBP");
        var refunded = new Purchase("b", 2, day(2), BigDecimal.TEN, BigDecimal.ZERO, "GBP");
        var purchases = Purchases.NONE
                .with(purchase("a", 1, 1, "268.50", "268.50"), null, 1)
                .with(pounds, null, 1);

        assertThat(purchases.totals(Measure.NET)).isEqualTo(new Totals(day(2), 2, new BigDecimal("268.50")));
        var folded = purchases.with(purchase("c", 1, 3, "1.50", "1.50"), null, 1);
        assertThat(folded.totals(Measure.NET)).isEqualTo(new Totals(day(3), 3, new BigDecimal("270.00")));
        assertThat(folded.with(refunded, pounds, 1).totals(Measure.NET))
                .isEqualTo(new Totals(day(3), 2, new BigDecimal("270.00")));
    }

    @Test
    void in_keepsTheCurrencyOnlyWhereItIsNotTheProfilesOwn() {
        var pounds = new Purchase("b", 1, day(2), BigDecimal.TEN, BigDecimal.ONE, "GBP");

        assertThat(pounds.in("GBP").isForeign()).isFalse();
        assertThat(pounds.in("CNY").isForeign()).isTrue();
        assertThat(purchase("a", 1, 1, "1", "1").in("CNY").isForeign()).isFalse();
        assertThat(Profile.of("cus_1").withCurrency("GBP").withCurrency("CNY").currency())
                .isEqualTo("GBP");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void with_inAnyOrderAndRepeatedEqualsTheSumsFromScratch(long seed) {
        var random = new Random(seed);
        var events = events(random, 40);
        int limit = 1 + random.nextInt(30);
        var delivered = new ArrayList<>(events);
        delivered.addAll(events);
        delivered.addAll(events);
        Collections.shuffle(delivered, random);

        var purchases = Purchases.NONE;
        Map<String, Purchase> applied = new HashMap<>();
        for (var event : delivered) {
            // what the facts know of a purchase that only the sums hold
            var before = purchases.mayHaveFolded(event.id()) ? applied.get(event.id()) : null;
            purchases = purchases.with(event, before, limit);
            applied.merge(event.id(), event, (a, b) -> a.version() > b.version() ? a : b);
        }

        var last = applied.values();
        for (var measure : Measure.values()) {
            var amount = last.stream()
                    .filter(purchase -> purchase.counts(measure))
                    .map(purchase -> purchase.value(measure))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            var count =
                    last.stream().filter(purchase -> purchase.counts(measure)).count();
            assertThat(purchases.totals(measure).amount()).isEqualByComparingTo(amount);
            assertThat(purchases.totals(measure).purchases()).isEqualTo((int) count);
        }
        assertThat(purchases.kept()).hasSize(Math.min(limit, applied.size()));
    }

    /** Purchases of random value, some refunded in steps, some to nothing. */
    private static List<Purchase> events(Random random, int purchases) {
        var events = new ArrayList<Purchase>();
        for (int i = 0; i < purchases; i++) {
            var gross = BigDecimal.valueOf(random.nextInt(4) == 0 ? 0 : random.nextInt(100_00), 2);
            var net = gross;
            long versions = 1L + random.nextInt(4);
            for (long version = 1; version <= versions; version++) {
                events.add(new Purchase(
                        "p" + i, version, START.plus(Duration.ofHours(random.nextInt(3) + i * 3L)), gross, net, null));
                net = random.nextInt(3) == 0
                        ? BigDecimal.ZERO
                        : net.divide(BigDecimal.valueOf(2), 2, java.math.RoundingMode.DOWN);
            }
        }
        // the order date of a purchase stays
        Map<String, Instant> at = new HashMap<>();
        return events.stream()
                .map(it -> new Purchase(
                        it.id(),
                        it.version(),
                        at.computeIfAbsent(it.id(), id -> it.at()),
                        it.gross(),
                        it.net(),
                        it.currency()))
                .toList();
    }

    private static Purchase purchase(String id, long version, int day, String gross, String net) {
        return new Purchase(id, version, day(day), new BigDecimal(gross), new BigDecimal(net), null);
    }

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }
}
