package dev.fives.segmentation.analytics.model;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.Month;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** How many purchases there were in each hour of the week, and in each month of the year, by local time. */
public final class WeekTable {

    public static final int DAYS = 7;
    public static final int HOURS = 24;
    private static final int MONTHS = 12;

    private final long[] cells = new long[DAYS * HOURS];
    private final long[] months = new long[MONTHS];
    private long total;

    public void add(LocalDateTime at) {
        cells[(at.getDayOfWeek().getValue() - 1) * HOURS + at.getHour()]++;
        months[at.getMonthValue() - 1]++;
        total++;
    }

    public long total() {
        return total;
    }

    public long count(DayOfWeek day, int hour) {
        return cells[(day.getValue() - 1) * HOURS + hour];
    }

    public long count(Month month) {
        return months[month.getValue() - 1];
    }

    /** From Monday on. */
    public long[] weekdays() {
        return LongStream.range(0, DAYS)
                .map(day -> IntStream.range(0, HOURS)
                        .mapToLong(hour -> cells[(int) day * HOURS + hour])
                        .sum())
                .toArray();
    }

    /** From the first hour of the day on. */
    public long[] hours() {
        return LongStream.range(0, HOURS)
                .map(hour -> IntStream.range(0, DAYS)
                        .mapToLong(day -> cells[day * HOURS + (int) hour])
                        .sum())
                .toArray();
    }
}
