package dev.fives.segmentation.analytics.model;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** How many purchases there were in each hour of the week, and in each month of the year, by local time. */
public final class WeekTable {

    public static final int DAYS = 7;
    public static final int HOURS = 24;
    private static final int MONTHS = 12;

    private final long[] cells = new long[DAYS * HOURS];
    private final long[] months = new long[MONTHS];
    private final long[] occurrences;
    private long total;

    /** Of whole weeks. */
    public WeekTable() {
        this.occurrences = new long[DAYS];
        Arrays.fill(occurrences, 1);
    }

    /** From a day to another one, both in it; nothing where it is before. */
    public WeekTable(LocalDate from, LocalDate to) {
        this.occurrences = new long[DAYS];
        from.datesUntil(to.isBefore(from) ? from : to.plusDays(1))
                .forEach(day -> occurrences[day.getDayOfWeek().getValue() - 1]++);
    }

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

    /** How often there was each day of the week, from Monday on: of ten days three are there twice. */
    public long[] occurrences() {
        return occurrences.clone();
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
