package dev.fives.segmentation.analytics.web;

import dev.fives.segmentation.analytics.app.ReadTrendBreaks.Answer;
import dev.fives.segmentation.analytics.model.TrendBreak;
import dev.fives.segmentation.analytics.web.Figures.IntervalView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Purchases by the week and where they break, as the API shows it. */
record TrendBreakView(
        Instant asOf, LocalDate from, LocalDate to, long sample, List<Week> weeks, List<BreakView> breaks) {

    /**
     * @param number from 1 on
     * @param from its Monday
     */
    record Week(int number, LocalDate from, long purchases) {}

    /**
     * @param week number of the first week on another level
     * @param until Monday of the last; absent where it goes on
     * @param usual mean of the other weeks
     * @param during mean of these
     * @param ci95 of the difference of the two
     */
    record BreakView(
            String kind,
            int week,
            LocalDate from,
            @Nullable LocalDate until,
            double usual,
            double during,
            IntervalView ci95,
            double pValue) {}

    static TrendBreakView of(Answer answer, Instant now) {
        return new TrendBreakView(
                now,
                answer.period().from(),
                answer.period().to(),
                answer.weeks().stream().mapToLong(Long::longValue).sum(),
                IntStream.range(0, answer.weeks().size())
                        .mapToObj(week -> new Week(
                                week + 1,
                                answer.firstWeek().plusWeeks(week),
                                answer.weeks().get(week)))
                        .toList(),
                answer.breaks().stream().map(found -> broken(answer, found)).toList());
    }

    private static BreakView broken(Answer answer, TrendBreak found) {
        boolean goesOn = found.last() == answer.weeks().size() - 1;
        return new BreakView(
                found.isDrop() ? "DROP" : "RISE",
                found.first() + 1,
                answer.firstWeek().plusWeeks(found.first()),
                goesOn ? null : answer.firstWeek().plusWeeks(found.last()),
                Figures.share(found.before()),
                Figures.share(found.during()),
                IntervalView.of(found.difference()),
                Figures.pValue(found.pValue()));
    }
}
