package dev.fives.segmentation.analytics.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.segmentation.analytics.model.CustomerSales;
import dev.fives.segmentation.analytics.model.Sale;
import dev.fives.segmentation.scan.app.Scans;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class ReadTrendBreaksTest {

    /** A Monday. */
    private static final LocalDate START = LocalDate.parse("2026-01-05");

    private static final ZoneId ZONE = ZoneOffset.UTC;

    /** A Thursday, after ten whole weeks. */
    private final Instant now = Instant.parse("2026-03-19T09:00:00Z");

    private final ReadTrendBreaks breaks = new ReadTrendBreaks(
            new EvenUntilNow(),
            new Scans(1, Duration.ofSeconds(60), Duration.ofSeconds(1)),
            () -> now,
            new AnalyticsLimits(ZONE, 10_000, 10_000, 400),
            0.01,
            3);

    @Test
    void weeksToCome_areNoDrop() {
        var found = read(START.plusWeeks(16));

        assertThat(found.weeks())
                .containsExactlyElementsOf(
                        IntStream.range(0, 10).mapToObj(_ -> 42L).toList());
        assertThat(found.breaks()).isEmpty();
    }

    @Test
    void runningWeek_isNone() {
        assertThat(read(LocalDate.parse("2026-03-22")).weeks()).hasSize(10);
        assertThat(read(LocalDate.parse("2026-03-15")).weeks())
                .as("all are over")
                .hasSize(10);
        assertThat(read(LocalDate.parse("2026-03-14")).weeks())
                .as("the period ends on a Saturday")
                .hasSize(9);
    }

    @Test
    void periodToCome_hasNoWeeks() {
        var found = Objects.requireNonNull(
                breaks.read(new Period(START.plusYears(1), START.plusYears(1).plusWeeks(20), ZONE))
                        .block());

        assertThat(found.weeks()).isEmpty();
        assertThat(found.breaks()).isEmpty();
    }

    private ReadTrendBreaks.Answer read(LocalDate to) {
        return Objects.requireNonNull(breaks.read(new Period(START, to, ZONE)).block());
    }

    private final class EvenUntilNow implements SalesHistory {
        @Override
        public Flux<CustomerSales> between(Instant from, Instant to, boolean lines, int entriesMax) {
            var sales = IntStream.iterate(0, hour -> hour + 4)
                    .mapToObj(hour -> START.atStartOfDay(ZONE).toInstant().plus(Duration.ofHours(hour)))
                    .takeWhile(at -> at.isBefore(now) && at.isBefore(to))
                    .filter(at -> !at.isBefore(from))
                    .map(at -> new Sale(at, BigDecimal.TEN, "CNY", List.of()))
                    .toList();
            return sales.isEmpty() ? Flux.empty() : Flux.just(new CustomerSales("cus_1", sales));
        }

        @Override
        public Flux<CustomerSales> before(Instant to, int entriesMax) {
            return Flux.empty();
        }

        @Override
        public Flux<CustomerSales> of(String customerId, int entriesMax) {
            return Flux.empty();
        }
    }
}
