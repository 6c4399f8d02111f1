package dev.fives.loyalty.care.model;

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

    /**
     * A feast; one of the last three says when.
     *
     * @param feast its code, which plans name
     * @param regions only for customers who live there; for all where it is empty
     * @param date once
     * @param monthDay every year, {@code MM-dd}
     * @param lunarMonthDay every lunar year, {@code MM-dd} of the Chinese calendar
     */
    public record Day(
            String feast,
            @Nullable String name,
            List<Region> regions,
            @Nullable LocalDate date,
            @Nullable String monthDay,
            @Nullable String lunarMonthDay) {
        public Day {
            regions = List.copyOf(regions);
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
