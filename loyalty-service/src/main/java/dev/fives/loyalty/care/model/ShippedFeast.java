package dev.fives.loyalty.care.model;

import dev.fives.kit.calendar.model.MovableDays;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** Feasts that come every year, computed, for any year. */
public enum ShippedFeast {
    SPRING_FESTIVAL,
    LANTERN_FESTIVAL,
    QINGMING,
    DRAGON_BOAT_FESTIVAL,
    QIXI,
    MID_AUTUMN_FESTIVAL,
    DOUBLE_NINTH_FESTIVAL,
    NEW_YEAR,
    EASTER,
    LABOUR_DAY,
    NATIONAL_DAY,
    THANKSGIVING,
    CHRISTMAS;

    private static final int FOURTH = 4;

    /** Each is once in a Gregorian year. */
    public LocalDate in(int year, MovableDays days) {
        return switch (this) {
            case SPRING_FESTIVAL -> days.lunar(year, 1, 1);
            case LANTERN_FESTIVAL -> days.lunar(year, 1, 15);
            case QINGMING -> days.qingming(year);
            case DRAGON_BOAT_FESTIVAL -> days.lunar(year, 5, 5);
            case QIXI -> days.lunar(year, 7, 7);
            case MID_AUTUMN_FESTIVAL -> days.lunar(year, 8, 15);
            case DOUBLE_NINTH_FESTIVAL -> days.lunar(year, 9, 9);
            case NEW_YEAR -> LocalDate.of(year, 1, 1);
            case EASTER -> Easter.in(year);
            case LABOUR_DAY -> LocalDate.of(year, 5, 1);
            case NATIONAL_DAY -> LocalDate.of(year, 10, 1);
            case THANKSGIVING ->
                LocalDate.of(year, 11, 1).with(TemporalAdjusters.dayOfWeekInMonth(FOURTH, DayOfWeek.THURSDAY));
            case CHRISTMAS -> LocalDate.of(year, 12, 25);
        };
    }
}
