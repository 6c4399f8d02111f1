package dev.fives.loyalty.care.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.ChineseCalendar;
import com.ibm.icu.util.EasterHoliday;
import com.ibm.icu.util.GregorianCalendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import dev.fives.kit.calendar.model.MovableDays;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Computed days beside published ones. */
class FeastDaysTest {
    private final MovableDays days = new MovableDays();

    @ParameterizedTest
    @CsvSource({
        "SPRING_FESTIVAL, 2026-02-17, 2027-02-06, 2028-01-26, 2029-02-13, 2030-02-03",
        "LANTERN_FESTIVAL, 2026-03-03, 2027-02-20, 2028-02-09, 2029-02-27, 2030-02-17",
        "QINGMING, 2026-04-05, 2027-04-05, 2028-04-04, 2029-04-04, 2030-04-05",
        "DRAGON_BOAT_FESTIVAL, 2026-06-19, 2027-06-09, 2028-05-28, 2029-06-16, 2030-06-05",
        "QIXI, 2026-08-19, 2027-08-08, 2028-08-26, 2029-08-16, 2030-08-05",
        "MID_AUTUMN_FESTIVAL, 2026-09-25, 2027-09-15, 2028-10-03, 2029-09-22, 2030-09-12",
        "DOUBLE_NINTH_FESTIVAL, 2026-10-18, 2027-10-08, 2028-10-26, 2029-10-16, 2030-10-05",
        "NEW_YEAR, 2026-01-01, 2027-01-01, 2028-01-01, 2029-01-01, 2030-01-01",
        "EASTER, 2026-04-05, 2027-03-28, 2028-04-16, 2029-04-01, 2030-04-21",
        "LABOUR_DAY, 2026-05-01, 2027-05-01, 2028-05-01, 2029-05-01, 2030-05-01",
        "NATIONAL_DAY, 2026-10-01, 2027-10-01, 2028-10-01, 2029-10-01, 2030-10-01",
        "THANKSGIVING, 2026-11-26, 2027-11-25, 2028-11-23, 2029-11-22, 2030-11-28",
        "CHRISTMAS, 2026-12-25, 2027-12-25, 2028-12-25, 2029-12-25, 2030-12-25"
    })
    void LOY_21_feast_isOnItsPublishedDay(
            ShippedFeast feast, LocalDate y26, LocalDate y27, LocalDate y28, LocalDate y29, LocalDate y30) {
        assertThat(IntStream.rangeClosed(2026, 2030).mapToObj(year -> feast.in(year, days)))
                .containsExactly(y26, y27, y28, y29, y30);
    }

    @Test
    void everyFeast_isOnceInEachYear() {
        for (ShippedFeast feast : ShippedFeast.values()) {
            for (int year = 1950; year <= 2099; year++) {
                assertThat(feast.in(year, days).getYear())
                        .as(feast + " " + year)
                        .isEqualTo(year);
            }
        }
    }

    @Test
    void easter_isThatOfIcu() {
        EasterHoliday icu = new EasterHoliday("Easter Sunday");
        for (int year = 1950; year <= 2099; year++) {
            Date found = icu.firstAfter(new GregorianCalendar(year, Calendar.JANUARY, 1).getTime());
            GregorianCalendar read = new GregorianCalendar();
            read.setTime(found);
            LocalDate easter = LocalDate.of(year, read.get(Calendar.MONTH) + 1, read.get(Calendar.DAY_OF_MONTH));
            assertThat(ShippedFeast.EASTER.in(year, days)).isEqualTo(easter);
        }
    }

    /** The rule of thumb of the almanacs, which holds from 2000 to 2099. */
    @Test
    void qingming_isThatOfTheAlmanacs() {
        for (int year = 2000; year <= 2099; year++) {
            int within = year % 100;
            int day = (int) (within * 0.2422 + 4.81) - within / 4;
            assertThat(days.qingming(year)).isEqualTo(LocalDate.of(year, 4, day));
        }
    }

    /** From 2000 on, as almanacs have printed it. */
    @Test
    void LOY_21_springFestival_isThatOfTheAlmanacs_for50Years() {
        String published = "02-05 01-24 02-12 02-01 01-22 02-09 01-29 02-18 02-07 01-26 02-14 02-03 01-23 02-10 01-31 "
                + "02-19 02-08 01-28 02-16 02-05 01-25 02-12 02-01 01-22 02-10 01-29 02-17 02-06 01-26 02-13 02-03 "
                + "01-23 02-11 01-31 02-19 02-08 01-28 02-15 02-04 01-24 02-12 02-01 01-22 02-10 01-30 02-17 02-06 "
                + "01-26 02-14 02-02 01-23";
        String[] days = published.split(" ", -1);
        for (int i = 0; i < days.length; i++) {
            LocalDate day = ShippedFeast.SPRING_FESTIVAL.in(2000 + i, this.days);
            assertThat(day).isEqualTo(LocalDate.parse(2000 + i + "-" + days[i]));
        }
    }

    /** Year and leap month, as almanacs have printed them: the month lasts twice as long, its days are in the first. */
    @Test
    void leapMonths_areThoseOfTheAlmanacs() {
        String published =
                "1952:5 1955:3 1957:8 1960:6 1963:4 1966:3 1968:7 1971:5 1974:4 1976:8 1979:6 1982:4 1984:10 "
                        + "1987:6 1990:5 1993:3 1995:8 1998:5 2001:4 2004:2 2006:7 2009:5 2012:4 2014:9 2017:6 "
                        + "2020:4 2023:2 2025:6 2028:5 2031:3 2033:11 "
                        + "2036:6 2039:5 2042:2 2044:7 2047:5 2050:3";
        StringBuilder found = new StringBuilder();
        for (int year = 1950; year <= 2050; year++) {
            for (int month = 1; month <= 12; month++) {
                LocalDate next = month == 12 ? days.lunar(year + 1, 1, 1) : days.lunar(year, month + 1, 1);
                if (days.lunar(year, month, 1).plusDays(40).isBefore(next)) {
                    found.append(found.isEmpty() ? "" : " ")
                            .append(year)
                            .append(':')
                            .append(month);
                }
            }
        }
        assertThat(found).hasToString(published);
    }

    /** Other astronomy, less exact near midnight: all months of 150 years but these, which almanacs have as here. */
    @Test
    void months_areThoseOfIcu_butForMoonsAtMidnight() {
        List<String> off = new ArrayList<>();
        for (int year = 1901; year <= 2050; year++) {
            for (int month = 1; month <= 12; month++) {
                if (!icu(year, month).equals(days.lunar(year, month, 1))) {
                    off.add(year + "-" + month);
                }
            }
        }
        assertThat(off)
                .containsExactly(
                        "1906-4", "1954-1", "1955-2", "1987-7", "1998-12", "2012-7", "2018-10", "2027-1", "2030-1");
    }

    @Test
    void thirtiethOfAShortMonth_isItsLastDay() {
        assertThat(days.lunar(2026, 1, 30)).isEqualTo(days.lunar(2026, 1, 29).plusDays(1));
        assertThat(days.lunar(2026, 2, 30)).isEqualTo(days.lunar(2026, 2, 29));
        assertThat(days.lunar(2026, 2, 29).plusDays(1)).isEqualTo(days.lunar(2026, 3, 1));
    }

    private static LocalDate icu(int year, int month) {
        ChineseCalendar calendar = new ChineseCalendar(TimeZone.getTimeZone("GMT+8"), ULocale.ROOT);
        calendar.clear();
        calendar.set(Calendar.EXTENDED_YEAR, year);
        calendar.set(Calendar.MONTH, month - 1);
        calendar.set(Calendar.IS_LEAP_MONTH, 0);
        calendar.set(Calendar.DAY_OF_MONTH, 1);
        return calendar.getTime().toInstant().atOffset(ZoneOffset.ofHours(8)).toLocalDate();
    }
}
