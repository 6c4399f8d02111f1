package dev.fives.kit.calendar.model;

import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Days that move through the Gregorian calendar; each year is computed once, since a walk over all customers asks often. */
public final class MovableDays {
    private static final int APRIL = 4;
    private static final double QINGMING = 15;
    /** Nobody looks further than a few decades. */
    private static final int YEARS_KEPT = 1_000;

    private final Map<Integer, ChineseYear> years = new ConcurrentHashMap<>();
    private final Map<Integer, LocalDate> qingmings = new ConcurrentHashMap<>();

    /**
     * A day of the Chinese calendar, never in a leap month; the last day of a month that is shorter.
     *
     * @param year in which the lunar year begins
     */
    public LocalDate lunar(int year, int month, int day) {
        if (years.size() > YEARS_KEPT) {
            years.clear();
        }
        return years.computeIfAbsent(year, ChineseYear::of).day(month, day);
    }

    /** When the sun stands at 15 degrees: the fourth, fifth or sixth of April. */
    public LocalDate qingming(int year) {
        if (qingmings.size() > YEARS_KEPT) {
            qingmings.clear();
        }
        return qingmings.computeIfAbsent(year, it -> Sun.passes(QINGMING, LocalDate.of(it, APRIL, 1)));
    }
}
