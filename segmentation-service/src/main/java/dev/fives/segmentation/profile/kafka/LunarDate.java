package dev.fives.segmentation.profile.kafka;

import dev.fives.kit.calendar.model.MovableDays;

/** Days of the Chinese lunisolar calendar. */
final class LunarDate {

    private static final MovableDays DAYS = new MovableDays();

    private LunarDate() {}

    /**
     * The same day in the Gregorian calendar. The thirtieth of a month that has 29 days is its last day.
     *
     * @param lunar {@code yyyy-MM-dd}: the year in which the lunar year begins, no leap month, days to 30
     */
    static String gregorian(String lunar) {
        return DAYS.lunar(number(lunar, 0, 4), number(lunar, 5, 7), number(lunar, 8, 10))
                .toString();
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
