package dev.fives.loyalty.care.model;

import dev.fives.kit.calendar.model.MovableDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Feasts of one's own.
 *
 * @param calendarId {@code hol_…}
 * @param version of the book that changed it last
 */
public record OwnCalendar(String calendarId, long version, String name, List<Day> days) {
    public OwnCalendar {
        days = List.copyOf(days);
    }

    /** As it is from now on: a day that is as before but for its name counts since when it did, any other since now. */
    public OwnCalendar instead(@Nullable OwnCalendar before, Instant now) {
        List<Day> known = before == null ? List.of() : before.days;
        return new OwnCalendar(
                calendarId,
                version,
                name,
                days.stream().map(day -> day.since(known, now)).toList());
    }

    /**
     * A feast; one of the last three says when.
     *
     * @param feast its code, which plans name
     * @param regions only for customers who live there; for all where it is empty. Other ones begin anew
     * @param date once
     * @param monthDay every year, {@code MM-dd}
     * @param lunarMonthDay every lunar year, {@code MM-dd} of the Chinese calendar
     * @param since what it would have made due before makes no task; absent for none
     */
    public record Day(
            String feast,
            @Nullable String name,
            List<Region> regions,
            @Nullable LocalDate date,
            @Nullable String monthDay,
            @Nullable String lunarMonthDay,
            @Nullable Instant since) {
        public Day {
            regions = List.copyOf(regions);
        }

        private Day since(List<Day> known, Instant now) {
            return known.stream()
                    .filter(day -> day.timing().equals(timing()))
                    .findFirst()
                    .map(day -> since(day.since))
                    .orElseGet(() -> since(now));
        }

        /** When, and for whom: all that decides about tasks. */
        private Day timing() {
            return new Day(feast, null, regions, date, monthDay, lunarMonthDay, null);
        }

        private Day since(@Nullable Instant at) {
            return new Day(feast, name, regions, date, monthDay, lunarMonthDay, at);
        }

        /** Empty in a year that has none; 29 February is there in leap years alone. */
        Optional<LocalDate> in(int year, MovableDays days) {
            return Stream.of(
                            Optional.ofNullable(date).filter(once -> once.getYear() == year),
                            Optional.ofNullable(monthDay).flatMap(text -> everyYear(text, year)),
                            Optional.ofNullable(lunarMonthDay).map(text -> everyLunarYear(text, year, days)))
                    .flatMap(Optional::stream)
                    .findFirst();
        }

        private static Optional<LocalDate> everyYear(String text, int year) {
            MonthDay day = MonthDay.parse("--" + text);
            return Optional.of(day).filter(it -> it.isValidYear(year)).map(it -> it.atYear(year));
        }

        private static LocalDate everyLunarYear(String text, int year, MovableDays days) {
            return days.lunar(year, Integer.parseInt(text, 0, 2, 10), Integer.parseInt(text, 3, 5, 10));
        }
    }
}
