package dev.fives.loyalty.care.model;

import static dev.fives.loyalty.care.model.CalendarFixture.BIRTHDAY;
import static dev.fives.loyalty.care.model.CalendarFixture.CHINA;
import static dev.fives.loyalty.care.model.CalendarFixture.DAYS;
import static dev.fives.loyalty.care.model.CalendarFixture.SINCE;
import static dev.fives.loyalty.care.model.CalendarFixture.at;
import static dev.fives.loyalty.care.model.CalendarFixture.book;
import static dev.fives.loyalty.care.model.CalendarFixture.born;
import static dev.fives.loyalty.care.model.CalendarFixture.calendar;
import static dev.fives.loyalty.care.model.CalendarFixture.firedUntil;
import static dev.fives.loyalty.care.model.CalendarFixture.occasions;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class BirthdayTest {
    private static final Instant IN_20_YEARS = Instant.parse("2046-01-01T00:00:00Z");

    @Test
    void LOY_20_bornOn29February_hasItOn28FebruaryInOtherYears() {
        Occasions occasions = occasions(book(BIRTHDAY));
        CustomerCalendar leapling = calendar(born("2004-02-29", "GREGORIAN", null), occasions);

        List<Occasion> fired = firedUntil(leapling, occasions, IN_20_YEARS);

        assertThat(fired).hasSize(20).allSatisfy(occasion -> {
            LocalDate day = occasion.dueAt().atZone(CHINA).toLocalDate();
            assertThat(day).isEqualTo(LocalDate.of(day.getYear(), 2, Year.isLeap(day.getYear()) ? 29 : 28));
            assertThat(occasion.key()).isEqualTo(String.valueOf(day.getYear()));
        });
    }

    /** Also where the clocks leave the hour out, or a whole day, or have the hour twice. */
    @Test
    void LOY_20_everyDayInEveryZone_isOnceAYear_onItsDayAtItsTime() {
        for (LocalTime time : List.of(LocalTime.of(9, 0), LocalTime.of(2, 30), LocalTime.of(0, 0))) {
            Occasions occasions = occasions(book(at(BIRTHDAY, time)));
            for (String zone : ZoneId.getAvailableZoneIds()) {
                for (String day : List.of("02-29", "03-08", "03-29", "10-25", "11-01", "12-31")) {
                    onceAYear(occasions, "2004-" + day, ZoneId.of(zone), time);
                }
            }
        }
    }

    private static void onceAYear(Occasions occasions, String born, ZoneId zone, LocalTime time) {
        CustomerCalendar customer = calendar(born(born, "GREGORIAN", zone.getId()), occasions);
        List<Occasion> fired = firedUntil(customer, occasions, Instant.parse("2030-06-01T00:00:00Z"));
        assertThat(fired).as(born + " " + zone).extracting(Occasion::key).doesNotHaveDuplicates();
        for (Occasion occasion : fired) {
            LocalDate day = Birthday.of(born, "GREGORIAN").orElseThrow().in(Integer.parseInt(occasion.key()), DAYS);
            // what the JDK makes of a time that is not there: as much later as the clocks were put forward
            assertThat(occasion.dueAt()).isEqualTo(day.atTime(time).atZone(zone).toInstant());
        }
    }

    @Test
    void LOY_20_timeThatIsLeftOut_isAsMuchLater() {
        Occasions occasions = occasions(book(at(BIRTHDAY, LocalTime.of(2, 30))));

        // clocks in New York go from 02:00 to 03:00 on 8 March 2026
        CustomerCalendar customer = calendar(born("1990-03-08", "GREGORIAN", "America/New_York"), occasions);

        assertThat(customer.nextDueAt()).isEqualTo(Instant.parse("2026-03-08T07:30:00Z"));
    }

    @Test
    void LOY_20_sameDay_isDueInEachZoneAtItsOwnInstant() {
        Occasions occasions = occasions(book(BIRTHDAY));

        assertThat(calendar(born("1990-06-01", "GREGORIAN", "Pacific/Kiritimati"), occasions)
                        .nextDueAt())
                .isEqualTo(Instant.parse("2026-05-31T19:00:00Z"));
        assertThat(calendar(born("1990-06-01", "GREGORIAN", "Pacific/Niue"), occasions)
                        .nextDueAt())
                .isEqualTo(Instant.parse("2026-06-01T20:00:00Z"));
        assertThat(calendar(born("1990-06-01", "GREGORIAN", "Mars/Olympus"), occasions)
                        .nextDueAt())
                .as("a zone that is none: the programme's")
                .isEqualTo(Instant.parse("2026-06-01T01:00:00Z"));
    }

    @Test
    void LOY_20_lunarBirthday_isOnceInEachLunarYear() {
        Occasions occasions = occasions(book(BIRTHDAY));
        CustomerCalendar customer = calendar(born("1990-08-15", "LUNAR", null), occasions);

        List<Occasion> fired = firedUntil(customer, occasions, Instant.parse("2031-01-01T00:00:00Z"));

        assertThat(fired)
                .extracting(
                        occasion -> occasion.dueAt().atZone(CHINA).toLocalDate().toString())
                .containsExactly("2026-09-25", "2027-09-15", "2028-10-03", "2029-09-22", "2030-09-12");
    }

    /** The twelfth month ends in the next Gregorian year: two in one of those, none in another, one a lunar year. */
    @Test
    void LOY_20_lunarBirthdayInTheTwelfthMonth_isNamedByItsLunarYear() {
        Occasions occasions = occasions(book(BIRTHDAY));
        CustomerCalendar customer = calendar(born("1990-12-30", "LUNAR", null), occasions);

        List<Occasion> fired = firedUntil(customer, occasions, IN_20_YEARS);

        assertThat(fired).extracting(Occasion::key).doesNotHaveDuplicates().contains("2025", "2026", "2027");
        assertThat(fired).hasSizeBetween(20, 21);
    }

    @Test
    void dayThatIsNone_isNoBirthday() {
        assertThat(Birthday.of("1990-02-30", "GREGORIAN")).isEmpty();
        assertThat(Birthday.of("1990-13-01", "LUNAR")).isEmpty();
        assertThat(Birthday.of("1990-02-30", "LUNAR")).contains(new Birthday(2, 30, true));
        assertThat(Birthday.of("1990", "GREGORIAN")).isEmpty();
    }

    @Test
    void birthday_isDueSoManyDaysBefore_whereThePlanSaysSo() {
        PlanTerms before = CalendarFixture.terms(CareKind.BIRTHDAY, PlanTrigger.BIRTHDAY, -3, null, null);
        Occasions occasions = occasions(book(before));

        CustomerCalendar customer = calendar(born("1990-01-02", "GREGORIAN", null), occasions);

        assertThat(customer.nextDueAt()).isEqualTo(Instant.parse("2026-12-30T01:00:00Z"));
        assertThat(firedUntil(customer, occasions, Instant.parse("2027-01-01T00:00:00Z")))
                .extracting(Occasion::key)
                .containsExactly("2027");
        assertThat(SINCE).isBefore(customer.nextDueAt());
    }
}
