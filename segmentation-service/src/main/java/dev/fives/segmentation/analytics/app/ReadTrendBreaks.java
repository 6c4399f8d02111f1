package dev.fives.segmentation.analytics.app;

import dev.fives.segmentation.analytics.model.TrendBreak;
import dev.fives.segmentation.analytics.statistics.BreakScan;
import dev.fives.segmentation.scan.app.Scans;
import java.time.DayOfWeek;
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
    private final AnalyticsLimits limits;
    private final double significance;
    private final int most;

    public ReadTrendBreaks(SalesHistory history, Scans scans, AnalyticsLimits limits, double significance, int most) {
        this.history = history;
        this.scans = scans;
        this.limits = limits;
        this.significance = significance;
        this.most = most;
    }

    /**
     * @param firstWeek its Monday
     * @param weeks purchases in each
     */
    public record Answer(Period period, LocalDate firstWeek, List<Long> weeks, List<TrendBreak> breaks) {}

    /** Of the whole weeks of a period, from the first on in which anything was bought. */
    public Mono<Answer> read(Period period) {
        var monday = period.from().with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
        int count =
                (int) Math.max(0, ChronoUnit.WEEKS.between(monday, period.to().plusDays(1)));
        return scans.inTurn(history.between(period.start(), period.end(), false, limits.entriesMax())
                .publishOn(scans.threads())
                .flatMapIterable(customer -> customer.sales())
                .map(sale -> ChronoUnit.DAYS.between(monday, LocalDate.ofInstant(sale.at(), period.zone())))
                .filter(days -> days >= 0 && days < 7L * count)
                .collect(() -> new double[count], (weeks, days) -> weeks[(int) (days / 7)]++)
                .map(weeks -> answer(period, monday, weeks)));
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
