package dev.fives.segmentation.analytics.web;

import dev.fives.segmentation.analytics.app.Period;
import dev.fives.segmentation.analytics.model.Cohorts;
import dev.fives.segmentation.analytics.statistics.Proportions;
import dev.fives.segmentation.analytics.web.Figures.IntervalView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Who came back, as the API shows it.
 *
 * @param total of all cohorts that are old enough for it
 */
record CohortView(Instant asOf, LocalDate from, LocalDate to, long sample, List<Cohort> cohorts, List<Retained> total) {

    record Cohort(String month, long customers, List<Retained> retained) {}

    /**
     * @param after months after the first purchase
     * @param customers of whom the share is
     * @param share who bought in that month; absent where there is nobody
     * @param complete whether that month is over
     */
    record Retained(
            int after,
            long customers,
            long count,
            @Nullable Double share,
            @Nullable IntervalView ci95,
            boolean complete) {

        static Retained of(int after, long customers, long count, boolean complete) {
            return customers == 0
                    ? new Retained(after, 0, 0, null, null, complete)
                    : new Retained(
                            after,
                            customers,
                            count,
                            Figures.share((double) count / customers),
                            IntervalView.of(Proportions.interval(count, customers)),
                            complete);
        }
    }

    /** @param over the last month that is */
    static CohortView of(Cohorts cohorts, YearMonth over, Period period, Instant now) {
        var months = cohorts.months();
        var last = over.isBefore(months.getLast()) ? over : months.getLast();
        return new CohortView(
                now,
                period.from(),
                period.to(),
                months.stream().mapToLong(cohorts::size).sum(),
                months.stream().map(month -> cohort(cohorts, month, over)).toList(),
                IntStream.range(1, months.size())
                        .mapToObj(after -> cohorts.pooled(after, last))
                        .map(pooled -> Retained.of(pooled.after(), pooled.customers(), pooled.returned(), true))
                        .filter(retained -> retained.customers() > 0)
                        .toList());
    }

    private static Cohort cohort(Cohorts cohorts, YearMonth begun, YearMonth over) {
        var returned = cohorts.returned(begun);
        return new Cohort(
                begun.toString(),
                cohorts.size(begun),
                IntStream.rangeClosed(1, returned.size())
                        .mapToObj(after -> Retained.of(
                                after,
                                cohorts.size(begun),
                                returned.get(after - 1),
                                !begun.plusMonths(after).isAfter(over)))
                        .toList());
    }
}
