package dev.fives.loyalty.care.web;

import dev.fives.loyalty.care.app.HolidayCalendars;
import dev.fives.loyalty.care.model.OwnCalendar;
import dev.fives.loyalty.care.model.ShippedFeast;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A calendar of feasts as the API shows it.
 *
 * @param shipped whether it is the one whose days are computed and that nobody changes
 */
record HolidayCalendarView(String calendarId, String name, boolean shipped, List<Day> days) {

    /** The one that ships, by the names of its feasts alone. */
    static final HolidayCalendarView SHIPPED = new HolidayCalendarView(
            HolidayCalendars.SHIPPED,
            "Shipped",
            true,
            Arrays.stream(ShippedFeast.values()).map(Day::of).toList());

    /** One of the last three says when; none does for a feast that ships. */
    record Day(
            String feast,
            @Nullable String name,
            List<String> regions,
            @Nullable LocalDate date,
            @Nullable String monthDay,
            @Nullable String lunarMonthDay) {

        static Day of(ShippedFeast feast) {
            return new Day(feast.name(), null, List.of(), null, null, null);
        }

        static Day of(OwnCalendar.Day day) {
            return new Day(
                    day.feast(),
                    day.name(),
                    CarePlanView.regions(day.regions()),
                    day.date(),
                    day.monthDay(),
                    day.lunarMonthDay());
        }
    }

    static HolidayCalendarView of(OwnCalendar calendar) {
        return new HolidayCalendarView(
                calendar.calendarId(),
                calendar.name(),
                false,
                calendar.days().stream().map(Day::of).toList());
    }
}
