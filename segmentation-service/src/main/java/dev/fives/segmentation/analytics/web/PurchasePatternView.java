package dev.fives.segmentation.analytics.web;

import dev.fives.segmentation.analytics.app.ReadPurchasePattern.Answer;
import dev.fives.segmentation.analytics.model.Peak;
import dev.fives.segmentation.analytics.model.WeekTable;
import dev.fives.segmentation.analytics.statistics.Proportions;
import dev.fives.segmentation.analytics.web.Figures.IntervalView;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When customers bought, as the API shows it.
 *
 * @param timeZone of who told none, or of all
 * @param weekdaysPValue that the days are no more different than by chance; absent where there are too few purchases
 */
record PurchasePatternView(
        Instant asOf,
        LocalDate from,
        LocalDate to,
        String timeZone,
        boolean customersOwnTime,
        long sample,
        List<Weekday> weekdays,
        @Nullable Double weekdaysPValue,
        @Nullable Double hoursPValue,
        List<Monthly> months,
        List<PeakView> peaks) {

    private static final int THREE_LETTERS = 3;

    /** @param hours purchases in each of the 24 */
    record Weekday(String dow, long count, List<Long> hours) {}

    record Monthly(int month, long count) {}

    record PeakView(
            String id,
            String dow,
            List<Integer> hours,
            long count,
            double share,
            IntervalView ci95,
            double lift,
            double pValue,
            Promotion promotion) {}

    /** The next such hours, to promote in. */
    record Promotion(OffsetDateTime from, OffsetDateTime to) {}

    static PurchasePatternView of(Answer answer, Instant now) {
        var table = answer.table();
        var zone = answer.period().zone();
        return new PurchasePatternView(
                now,
                answer.period().from(),
                answer.period().to(),
                zone.getId(),
                answer.own(),
                table.total(),
                Stream.of(DayOfWeek.values()).map(day -> weekday(table, day)).toList(),
                pValue(Proportions.evenness(table.weekdays(), table.occurrences())),
                pValue(Proportions.evenness(table.hours())),
                Stream.of(Month.values())
                        .map(month -> new Monthly(month.getValue(), table.count(month)))
                        .toList(),
                answer.peaks().stream().map(peak -> peak(peak, now, zone)).toList());
    }

    private static Weekday weekday(WeekTable table, DayOfWeek day) {
        var hours = IntStream.range(0, WeekTable.HOURS)
                .mapToObj(hour -> table.count(day, hour))
                .toList();
        return new Weekday(code(day), hours.stream().mapToLong(Long::longValue).sum(), hours);
    }

    private static PeakView peak(Peak peak, Instant now, ZoneId zone) {
        int end = peak.lastHour() + 1;
        return new PeakView(
                code(peak.day()) + "-%02d-%02d".formatted(peak.firstHour(), end),
                code(peak.day()),
                peak.hours(),
                peak.count(),
                Figures.share(peak.share()),
                IntervalView.of(Proportions.interval(peak.count(), peak.sample())),
                Figures.share(peak.lift()),
                Figures.pValue(peak.pValue()),
                promotion(peak, now, zone));
    }

    /** Not one that has begun. */
    private static Promotion promotion(Peak peak, Instant now, ZoneId zone) {
        var today = LocalDate.ofInstant(now, zone).atStartOfDay(zone);
        var start = today.with(TemporalAdjusters.nextOrSame(peak.day())).plusHours(peak.firstHour());
        var next = start.toInstant().isAfter(now) ? start : start.plusWeeks(1);
        return new Promotion(
                next.toOffsetDateTime(), next.plusHours(peak.hours().size()).toOffsetDateTime());
    }

    private static String code(DayOfWeek day) {
        return day.name().substring(0, THREE_LETTERS);
    }

    private static @Nullable Double pValue(OptionalDouble found) {
        return found.isPresent() ? Figures.pValue(found.getAsDouble()) : null;
    }
}
