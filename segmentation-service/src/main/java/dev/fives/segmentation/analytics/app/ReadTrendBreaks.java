package dev.fives.segmentation.analytics.app;

import dev.fives.kit.time.BusinessClock;
import dev.fives.segmentation.analytics.model.TrendBreak;
import dev.fives.segmentation.analytics.statistics.BreakScan;
import dev.fives.segmentation.scan.app.Scans;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import reactor.core.publisher.Mono;

/** Weeks in which there were more or fewer purchases than in the others. */
public final class ReadTrendBreaks {

    private final SalesHistory history;
    private final Scans scans;
    private final BusinessClock clock;
    private final AnalyticsLimits limits;
    private final double significance;
    private final int most;

    public ReadTrendBreaks(
            SalesHistory history,
            Scans scans,
            BusinessClock clock,
            AnalyticsLimits limits,
            double significance,
            int most) {
        this.history = history;
        this.scans = scans;
        this.clock = clock;
        this.limits = limits;
        this.significance = significance;
        this.most = most;
    }

    /**
     * @param firstWeek its Monday
     * @param weeks purchases in each
     */
    public record Answer(Period period, LocalDate firstWeek, List<Long> weeks, List<TrendBreak> breaks) {}

    /** Of the weeks of a period that are over, from the first on in which anything was bought: the running one lacks days. */
    public Mono<Answer> read(Period period) {
        var monday = period.from().with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
        int count = (int) Math.max(0, ChronoUnit.WEEKS.between(monday, end(period)));
        return scans.inTurn(thread -> history.between(
                        start(monday, period), start(monday.plusWeeks(count), period), false, limits.entriesMax())
                .publishOn(thread)
                .flatMapIterable(customer -> customer.sales())
                .map(sale -> ChronoUnit.DAYS.between(monday, LocalDate.ofInstant(sale.at(), period.zone())))
                .filter(days -> days >= 0 && days < 7L * count)
                .collect(() -> new double[count], (weeks, days) -> weeks[(int) (days / 7)]++)
                .map(weeks -> answer(period, monday, weeks)));
    }

    /** The first day that does not count: what is not over has fewer purchases than it will have. */
    private LocalDate end(Period period) {
        var today = LocalDate.ofInstant(clock.instant(), period.zone());
        var after = period.to().plusDays(1);
        return after.isAfter(today) ? today : after;
    }

    private static Instant start(LocalDate day, Period period) {
        return day.atStartOfDay(period.zone()).toInstant();
    }

    private Answer answer(Period period, LocalDate monday, double[] all) {
        int first = BreakScan.firstWithAny(all);
        double[] weeks = Arrays.copyOfRange(all, first, all.length);
        return new Answer(
                period,
                monday.plusWeeks(first),
                DoubleStream.of(weeks).mapToObj(week -> (long) week).toList(),
                BreakScan.breaks(weeks, significance, most));
    }
}
