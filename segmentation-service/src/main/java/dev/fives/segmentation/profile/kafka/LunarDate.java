package dev.fives.segmentation.profile.kafka;

import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.ChineseCalendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.time.ZoneId;

/** Days of the Chinese lunisolar calendar. */
final class LunarDate {

    private static final String ZONE = "Asia/Shanghai";

    private LunarDate() {}

    /**
     * The same day in the Gregorian calendar. The thirtieth of a month that has 29 days is the first of the next.
     *
     * @param lunar {@code yyyy-MM-dd}: the year in which the lunar year begins, no leap month, days to 30
     */
    static String gregorian(String lunar) {
        var calendar = new ChineseCalendar(TimeZone.getTimeZone(ZONE), ULocale.ROOT);
        calendar.clear();
        calendar.set(Calendar.EXTENDED_YEAR, number(lunar, 0, 4));
        calendar.set(Calendar.MONTH, number(lunar, 5, 7) - 1);
        calendar.set(Calendar.IS_LEAP_MONTH, 0);
        calendar.set(Calendar.DAY_OF_MONTH, number(lunar, 8, 10));
        return Instant.ofEpochMilli(calendar.getTimeInMillis())
                .atZone(ZoneId.of(ZONE))
                .toLocalDate()
                .toString();
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
