package dev.fives.loyalty.care.model;

import dev.fives.kit.calendar.model.MovableDays;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Month and day of a birth; the year is nobody's business here.
 *
 * @param lunar whether both are of the Chinese calendar
 */
public record Birthday(int month, int day, boolean lunar) {
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-([0-9]{2})-([0-9]{2})");
    private static final String LUNAR = "LUNAR";
    private static final int LUNAR_MONTHS = 12;
    private static final int LUNAR_DAYS = 30;

    /**
     * Empty where it is no day.
     *
     * @param date {@code yyyy-MM-dd} in its own calendar
     * @param calendar {@code GREGORIAN} or {@code LUNAR}
     */
    public static Optional<Birthday> of(String date, String calendar) {
        Matcher matcher = DATE.matcher(date);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int month = Integer.parseInt(matcher.group(1));
        int day = Integer.parseInt(matcher.group(2));
        boolean lunar = calendar.equals(LUNAR);
        return isDay(month, day, lunar) ? Optional.of(new Birthday(month, day, lunar)) : Optional.empty();
    }

    private static boolean isDay(int month, int day, boolean lunar) {
        if (lunar) {
            return month >= 1 && month <= LUNAR_MONTHS && day >= 1 && day <= LUNAR_DAYS;
        }
        try {
            var _ = MonthDay.of(month, day);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /**
     * The day on which it is celebrated. Who was born on 29 February has it on the 28th in other years.
     *
     * @param year the Gregorian one, or that in which the lunar year begins
     */
    LocalDate in(int year, MovableDays days) {
        if (lunar) {
            return days.lunar(year, month, day);
        }
        boolean onlyInLeapYears = month == Month.FEBRUARY.getValue() && day == Month.FEBRUARY.maxLength();
        return onlyInLeapYears
                ? LocalDate.of(year, month, 1).plusMonths(1).minusDays(1)
                : LocalDate.of(year, month, day);
    }
}
