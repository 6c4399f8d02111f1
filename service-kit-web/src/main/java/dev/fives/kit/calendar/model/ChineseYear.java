package dev.fives.kit.calendar.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A year of the Chinese calendar by its rules (GB/T 33661): a month begins on the day of the new moon, the winter solstice
 * is in the eleventh, and where there are thirteen from one solstice to the next, the first in which the sun enters no
 * sign is a leap month. ICU's calendar goes by less exact moons, which begin 2027 and 2030 a day off.
 */
final class ChineseYear {
    private static final double SOLSTICE = 270;
    private static final double SIGN = 30;
    private static final int DECEMBER = 12;
    private static final int BEFORE_SOLSTICE = 18;
    private static final int MONTHS = 12;

    /** Of the months that are no leap months, from the first. */
    private final List<Month> months;

    private record Month(LocalDate first, LocalDate next) {

        boolean hasNoSign() {
            return sign(first) == sign(next);
        }

        private static long sign(LocalDate day) {
            return (long) (Sun.longitudeAtStartOf(day) / SIGN);
        }
    }

    private ChineseYear(List<Month> months) {
        this.months = months;
    }

    /** @param year in which it begins */
    static ChineseYear of(int year) {
        List<Month> months = new ArrayList<>(fromSolstice(year - 1).subList(2, MONTHS));
        months.addAll(fromSolstice(year).subList(0, 2));
        return new ChineseYear(months);
    }

    /** The last day of a month that is shorter. */
    LocalDate day(int month, int day) {
        Month found = months.get(month - 1);
        LocalDate wanted = found.first().plusDays(day - 1L);
        return wanted.isBefore(found.next()) ? wanted : found.next().minusDays(1);
    }

    /** The twelve from the eleventh month of a year on, without a leap month. */
    private static List<Month> fromSolstice(int year) {
        int from = eleventhMonth(year);
        int to = eleventhMonth(year + 1);
        List<Month> all = IntStream.range(from, to)
                .mapToObj(moon -> new Month(NewMoon.dayOf(moon), NewMoon.dayOf(moon + 1)))
                .toList();
        List<Month> regular = new ArrayList<>(all);
        if (all.size() > MONTHS) {
            regular.remove(all.stream().filter(Month::hasNoSign).findFirst().orElseThrow());
        }
        return regular;
    }

    private static int eleventhMonth(int year) {
        return NewMoon.lastUpTo(Sun.passes(SOLSTICE, LocalDate.of(year, DECEMBER, BEFORE_SOLSTICE)));
    }
}
