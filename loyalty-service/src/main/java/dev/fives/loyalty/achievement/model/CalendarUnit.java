package dev.fives.loyalty.achievement.model;

import static java.time.DayOfWeek.MONDAY;
import static java.time.temporal.TemporalAdjusters.previousOrSame;

import java.time.LocalDate;

/** Periods of a streak, by the programme's calendar. */
public enum CalendarUnit {
    /** Monday to Sunday. */
    WEEK {
        @Override
        LocalDate begin(LocalDate day) {
            return day.with(previousOrSame(MONDAY));
        }

        @Override
        LocalDate next(LocalDate begin) {
            return begin.plusWeeks(1);
        }
    },
    MONTH {
        @Override
        LocalDate begin(LocalDate day) {
            return day.withDayOfMonth(1);
        }

        @Override
        LocalDate next(LocalDate begin) {
            return begin.plusMonths(1);
        }
    };

    /** First day of the period that a day is in. */
    abstract LocalDate begin(LocalDate day);

    abstract LocalDate next(LocalDate begin);

    /** Days that so many periods have at most. */
    int days(int periods) {
        return periods * (this == WEEK ? 7 : 31);
    }
}
