package dev.fives.segmentation.analytics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fives.segmentation.analytics.model.AssociationWish;
import dev.fives.segmentation.analytics.model.PeakSettings;
import dev.fives.segmentation.analytics.model.WeekTable;
import dev.fives.segmentation.analytics.statistics.OnlineRetail.Row;
import dev.fives.segmentation.basis.model.Measure;
import dev.fives.segmentation.basis.model.RfmInput;
import dev.fives.segmentation.profile.model.Purchase;
import dev.fives.segmentation.profile.model.Purchases;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import org.hipparchus.stat.descriptive.rank.Percentile;
import org.hipparchus.stat.descriptive.rank.Percentile.EstimationType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The year of a real shop and what others found in it; skipped where {@link OnlineRetail} is not there. */
class OnlineRetailTest {

    private static final Instant NOW = Instant.parse("2011-12-10T12:50:00Z");
    private static final System.Logger LOG = System.getLogger("online-retail");

    private record Rfm(long recency, int frequency, BigDecimal monetary) {
        Rfm {
            monetary = monetary.stripTrailingZeros();
        }

        static Rfm of(RfmInput input) {
            return new Rfm(input.recencyDays(NOW), input.purchases(), input.amount());
        }
    }

    private static List<Row> rows = List.of();

    @BeforeAll
    static void readRows() {
        rows = OnlineRetail.rows();
        assertThat(rows).hasSize(541_909);
    }

    @Test
    void SEG_13_definitionA_isThatOfTheReference_for4338Customers() {
        var sold = rows.stream()
                .filter(row -> !row.customer().isEmpty() && row.isSold())
                .toList();
        assertThat(sold).hasSize(397_884);
        Map<String, Rfm> all = new HashMap<>();
        for (int round = 0; round < 3; round++) {
            var plain = timed(() -> plain(sold));
            var judged = timed(() -> judged(sold));
            all = judged.result();
            LOG.log(System.Logger.Level.INFO, "rfm {0} ms, plain pass {1} ms", judged.millis(), plain.millis());
            assertThat(all).isEqualTo(plain.result());
        }

        assertThat(all).hasSize(4_338);
        var revenue = all.values().stream().map(Rfm::monetary).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(revenue.setScale(2, RoundingMode.HALF_UP)).isEqualByComparingTo("8911407.90");
        requireMedians(all.values());
        requireCustomer(all, "12346", 326, 1, "77183.60");
        requireCustomer(all, "12347", 2, 7, "4310.00");
        requireCustomer(all, "12348", 75, 4, "1797.24");
        requireCustomer(all, "12349", 19, 1, "1757.55");
        requireCustomer(all, "12350", 310, 1, "334.40");
        requireCustomer(all, "17850", 372, 34, "5391.21");
        requireCustomer(all, "14646", 2, 73, "280206.02");
    }

    private static void requireMedians(Collection<Rfm> all) {
        assertThat(quantile(all.stream().mapToDouble(Rfm::recency), 50)).isEqualTo(51);
        assertThat(quantile(all.stream().mapToDouble(Rfm::frequency), 50)).isEqualTo(2);
        assertThat(quantile(all.stream().mapToDouble(rfm -> rfm.monetary().doubleValue()), 50))
                .isCloseTo(674.485, within(1e-6));
        assertThat(all.stream().mapToLong(Rfm::recency).max()).hasValue(374);
        assertThat(all.stream().mapToInt(Rfm::frequency).max()).hasValue(209);
    }

    /** As profiles are made: an invoice is a purchase. */
    private static Map<String, Rfm> judged(List<Row> sold) {
        Map<String, Map<String, Sums>> invoices = new LinkedHashMap<>();
        for (Row row : sold) {
            invoices.computeIfAbsent(row.customer(), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(row.invoice(), _ -> new Sums())
                    .add(row);
        }
        Map<String, Rfm> all = new HashMap<>();
        invoices.forEach((customer, theirs) -> {
            var purchases = Purchases.NONE;
            for (var invoice : theirs.entrySet()) {
                var sums = invoice.getValue();
                var purchase = new Purchase(invoice.getKey(), 1, sums.lastAt, sums.amount, sums.amount, null);
                purchases = purchases.with(purchase, null, 500);
            }
            all.put(customer, Rfm.of(purchases.totals(Measure.GROSS).rfm().orElseThrow()));
        });
        return all;
    }

    private static final class Sums {
        Instant lastAt = Instant.MIN;
        final Set<String> invoices = new HashSet<>();
        BigDecimal amount = BigDecimal.ZERO;

        void add(Row row) {
            var at = row.at().toInstant(ZoneOffset.UTC);
            lastAt = at.isAfter(lastAt) ? at : lastAt;
            amount = amount.add(row.amount());
        }
    }

    private static Map<String, Rfm> plain(List<Row> sold) {
        Map<String, Sums> sums = new HashMap<>();
        for (Row row : sold) {
            var of = sums.computeIfAbsent(row.customer(), _ -> new Sums());
            of.add(row);
            of.invoices.add(row.invoice());
        }
        Map<String, Rfm> all = new HashMap<>();
        sums.forEach((customer, of) ->
                all.put(customer, new Rfm(Duration.between(of.lastAt, NOW).toDays(), of.invoices.size(), of.amount)));
        return all;
    }

    /** F counts lines, cancellations are taken off, and scores are quartiles. */
    @Test
    void SEG_13_definitionB_hasTheQuartilesAndCountsOfTheReference() {
        Map<String, Sums> sums = new HashMap<>();
        Map<String, Integer> lines = new HashMap<>();
        rows.stream().filter(row -> !row.customer().isEmpty()).forEach(row -> {
            sums.computeIfAbsent(row.customer(), _ -> new Sums()).add(row);
            lines.merge(row.customer(), 1, Integer::sum);
        });
        var all = sums.entrySet().stream()
                .map(of -> new Rfm(
                        new RfmInput(of.getValue().lastAt, 1, BigDecimal.ONE).recencyDays(NOW),
                        lines.getOrDefault(of.getKey(), 0),
                        of.getValue().amount))
                .toList();

        assertThat(all).hasSize(4_372);
        double[] r = quartiles(all.stream().mapToDouble(Rfm::recency));
        double[] f = quartiles(all.stream().mapToDouble(Rfm::frequency));
        double[] m = quartiles(all.stream().mapToDouble(rfm -> rfm.monetary().doubleValue()));
        assertThat(r).containsExactly(17, 50, 143);
        assertThat(f).containsExactly(17, 42, 102);
        assertThat(m).containsExactly(new double[] {293.3625, 648.075, 1611.725}, within(1e-6));
        Map<Integer, Integer> counts = new HashMap<>();
        all.forEach(rfm -> counts.merge(
                5
                        - score((double) rfm.recency(), r)
                        + score((double) rfm.frequency(), f)
                        + score(rfm.monetary().doubleValue(), m),
                1,
                Integer::sum));
        assertThat(counts.get(3)).isEqualTo(392);
        assertThat(counts.get(4)).isEqualTo(391);
        assertThat(counts.get(5)).isEqualTo(517);
        assertThat(counts.get(6) + counts.get(7) + counts.get(8)).isEqualTo(1_382);
        assertThat(counts.get(9) + counts.get(10) + counts.get(11) + counts.get(12))
                .isEqualTo(1_690);
    }

    private static int score(double value, double[] quartiles) {
        return 1 + (int) DoubleStream.of(quartiles).filter(cut -> value > cut).count();
    }

    @Test
    void ANA_02_theShopSellsAtNoonOnWorkdays_andNeverOnSaturday() {
        var table = new WeekTable();
        Map<String, LocalDateTime> invoices = new HashMap<>();
        rows.stream()
                .filter(row -> !row.customer().isEmpty() && row.isSold())
                .forEach(row -> invoices.putIfAbsent(row.invoice(), row.at()));
        invoices.values().forEach(table::add);

        var peaks = PeakScan.peaks(table, new PeakSettings(0.01, 1.5, 6, 10));

        peaks.forEach(peak -> LOG.log(
                System.Logger.Level.INFO,
                "peak {0} {1} share {2} lift {3} p {4}",
                peak.day(),
                peak.hours(),
                peak.share(),
                peak.lift(),
                peak.pValue()));
        assertThat(table.weekdays()[DayOfWeek.SATURDAY.getValue() - 1]).isZero();
        assertThat(peaks.getFirst().day()).isEqualTo(DayOfWeek.THURSDAY);
        assertThat(peaks.getFirst().hours()).containsExactly(10, 11, 12, 13, 14, 15);
        assertThat(peaks).allMatch(peak -> peak.lift() >= 1.5);
        assertThat(peaks).noneMatch(peak -> peak.day() == DayOfWeek.SATURDAY);
    }

    @Test
    void ANA_05_herbMarkersAreBoughtTogether() {
        Map<String, Set<String>> invoices = new HashMap<>();
        rows.stream()
                .filter(Row::isSold)
                .forEach(row -> invoices.computeIfAbsent(row.invoice(), _ -> new HashSet<>())
                        .add(row.sku()));
        var baskets = new Baskets();
        invoices.values().forEach(baskets::add);

        var found = timed(() -> baskets.associations(new AssociationWish(0.01, 0.3, 0.01, 1_000, 10)));

        LOG.log(System.Logger.Level.INFO, "{0} baskets in {1} ms", baskets.size(), found.millis());
        found.result()
                .forEach(rule -> LOG.log(
                        System.Logger.Level.INFO,
                        "{0} -> {1} support {2} confidence {3} lift {4}",
                        rule.from(),
                        rule.to(),
                        rule.support(),
                        rule.confidence(),
                        rule.lift()));
        // herb markers: parsley, thyme, rosemary, mint, basil
        assertThat(found.result().getFirst().from()).isEqualTo("22916");
        assertThat(found.result().getFirst().to()).isEqualTo("22917");
        assertThat(found.result()).hasSize(10).allMatch(rule -> rule.lift() > 70);
    }

    private record Timed<T>(T result, long millis) {}

    private static <T> Timed<T> timed(Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        return new Timed<>(result, (System.nanoTime() - start) / 1_000_000);
    }

    private static void requireCustomer(Map<String, Rfm> all, String id, long r, int f, String m) {
        var found = all.get(id);
        assertThat(found.recency()).as(id).isEqualTo(r);
        assertThat(found.frequency()).as(id).isEqualTo(f);
        assertThat(found.monetary()).as(id).isEqualByComparingTo(m);
    }

    private static double[] quartiles(DoubleStream values) {
        double[] all = values.toArray();
        return DoubleStream.of(25, 50, 75)
                .map(part -> quantile(DoubleStream.of(all), part))
                .toArray();
    }

    /** Between two values by linear interpolation. */
    private static double quantile(DoubleStream values, double part) {
        return new Percentile(part).withEstimationType(EstimationType.R_7).evaluate(values.toArray());
    }
}
