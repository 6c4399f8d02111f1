package dev.fives.loyalty.care.model;

import static dev.fives.loyalty.care.model.CalendarFixture.BIRTHDAY;
import static dev.fives.loyalty.care.model.CalendarFixture.SINCE;
import static dev.fives.loyalty.care.model.CalendarFixture.book;
import static dev.fives.loyalty.care.model.CalendarFixture.born;
import static dev.fives.loyalty.care.model.CalendarFixture.calendar;
import static dev.fives.loyalty.care.model.CalendarFixture.feast;
import static dev.fives.loyalty.care.model.CalendarFixture.firedUntil;
import static dev.fives.loyalty.care.model.CalendarFixture.occasions;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CustomerCalendarTest {
    private static final Instant JUNE = Instant.parse("2026-06-01T01:00:00Z");
    private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");

    @Test
    void birthdayThatIsToldLate_isGreetedNextYear() {
        Occasions occasions = occasions(book(BIRTHDAY));
        CustomerCalendar unknown = calendar(profile(1, null), occasions);

        CustomerCalendar told = unknown.heard(profile(2, "1990-06-01"), JULY, occasions);

        assertThat(unknown.nextDueAt()).isNull();
        assertThat(told.nextDueAt()).isEqualTo(Instant.parse("2027-06-01T01:00:00Z"));
    }

    /** Told while the greeting waits for the next poll. */
    @Test
    void changeBesideWhatIsDue_losesNothing() {
        Occasions occasions = occasions(book(BIRTHDAY));
        CustomerCalendar customer = calendar(profile(1, "1990-06-01"), occasions);

        CustomerCalendar changed = customer.heard(profile(2, "1990-06-01"), JUNE.plusSeconds(1), occasions);

        assertThat(changed.nextDueAt()).isEqualTo(JUNE);
        assertThat(occasions.due(changed, JULY, 32)).hasSize(1);
    }

    @Test
    void olderNews_changeNothing() {
        Occasions occasions = occasions(book(BIRTHDAY));
        CustomerCalendar customer = calendar(profile(5, "1990-06-01"), occasions);

        assertThat(customer.heard(profile(5, "1990-08-01"), JUNE, occasions)).isSameAs(customer);
    }

    @Test
    void deletedCustomer_hasNothingToCome_andWhatPassedMeanwhileIsNotMadeUpFor() {
        Occasions occasions = occasions(book(BIRTHDAY));
        CustomerCalendar customer = calendar(profile(1, "1990-06-01"), occasions);

        CustomerCalendar deleted = customer.heard(CareProfile.ofDeleted(2), SINCE.plusSeconds(60), occasions);
        CustomerCalendar back = deleted.heard(profile(3, "1990-06-01"), JULY, occasions);

        assertThat(deleted.nextDueAt()).isNull();
        assertThat(back.nextDueAt()).isEqualTo(Instant.parse("2027-06-01T01:00:00Z"));
    }

    @Test
    void planThatIsNew_makesNothingOfThePast() {
        Occasions none = occasions(CareBook.shipped(List.of()));
        CustomerCalendar customer = calendar(profile(1, "1990-06-01"), none);
        CareBook later = CareBook.shipped(List.of()).with(new CarePlan("cpl_0", 1, BIRTHDAY, true, JULY));

        CustomerCalendar realigned = customer.realigned(occasions(later));

        assertThat(realigned.nextDueAt()).isEqualTo(Instant.parse("2027-06-01T01:00:00Z"));
        assertThat(realigned.epoch()).isEqualTo(1);
    }

    /** The book reaches one customer after the other; whoever is last must lose nothing. */
    @Test
    void LOY_20_whatFallsBetweenAPlanAndItsArrival_isGreeted() {
        Occasions none = occasions(CareBook.shipped(List.of()));
        CustomerCalendar customer = calendar(profile(1, "1990-06-01"), none);
        Instant justBefore = JUNE.minusSeconds(60);
        Occasions later =
                occasions(CareBook.shipped(List.of()).with(new CarePlan("cpl_0", 1, BIRTHDAY, true, justBefore)));

        CustomerCalendar realigned = customer.realigned(later);
        CustomerCalendar told = customer.heard(profile(2, "1990-06-01"), JULY, later);

        assertThat(realigned.nextDueAt()).isEqualTo(JUNE);
        assertThat(later.due(realigned, JULY, 32)).hasSize(1);
        assertThat(told.nextDueAt()).as("news of the customer came first").isEqualTo(JUNE);
    }

    @Test
    void LOY_21_dayOfACalendar_countsFromWhenItWasAdded_andTheOthersOnAsBefore() {
        OwnCalendar before = own("06-18").instead(null, SINCE);
        Occasions old = occasions(book(feast("FOUNDING"), feast("SUMMER")).with(before));
        CustomerCalendar customer = calendar(profile(1, null), old);
        OwnCalendar after = own("06-18", "06-20").instead(before, JULY);
        Occasions both = occasions(book(feast("FOUNDING"), feast("SUMMER")).with(after));

        CustomerCalendar realigned = customer.realigned(both);

        assertThat(both.due(realigned, JULY.plusSeconds(9), 32))
                .as("what waits to be fired stays, what is new makes nothing of the past")
                .extracting(Occasion::key)
                .containsExactly("FOUNDING/2026");
        assertThat(after.days().getFirst().since()).isEqualTo(SINCE);
        assertThat(before.instead(before, JULY)).as("the same again").isEqualTo(before);
    }

    @Test
    void LOY_21_dayWithAnotherName_losesNothingThatWaits_andOneWithOtherRegionsBeginsAnew() {
        OwnCalendar before = own("06-18").instead(null, SINCE);
        CustomerCalendar customer =
                calendar(profile(1, null), occasions(book(feast("FOUNDING")).with(before)));

        OwnCalendar named = with(before, "Our birthday", List.of()).instead(before, JULY);
        OwnCalendar moved = with(before, null, List.of(new Region("CN", null))).instead(before, JULY);

        assertThat(named.days().getFirst().name()).isEqualTo("Our birthday");
        assertThat(named.days().getFirst().since()).isEqualTo(SINCE);
        Occasions renamed = occasions(book(feast("FOUNDING")).with(named));
        assertThat(renamed.due(customer.realigned(renamed), JULY.plusSeconds(9), 32))
                .extracting(Occasion::key)
                .containsExactly("FOUNDING/2026");
        assertThat(moved.days().getFirst().since()).isEqualTo(JULY);
    }

    private static OwnCalendar with(OwnCalendar calendar, @Nullable String name, List<Region> regions) {
        OwnCalendar.Day day = calendar.days().getFirst();
        return new OwnCalendar(
                calendar.calendarId(),
                2,
                calendar.name(),
                List.of(new OwnCalendar.Day(day.feast(), name, regions, null, day.monthDay(), null, null)));
    }

    private static OwnCalendar own(String... monthDays) {
        List<String> codes = List.of("FOUNDING", "SUMMER");
        return new OwnCalendar(
                "hol_1",
                1,
                "Ours",
                IntStream.range(0, monthDays.length)
                        .mapToObj(
                                i -> new OwnCalendar.Day(codes.get(i), null, List.of(), null, monthDays[i], null, null))
                        .toList());
    }

    @Test
    void LOY_22_periodicVisit_keepsItsDays_whenTheCustomerMoves() {
        PlanTerms visit = CalendarFixture.terms(CareKind.FOLLOW_UP, PlanTrigger.PERIODIC, 0, null, 90);
        Occasions occasions = occasions(book(visit));
        Instant evening = Instant.parse("2026-01-05T18:00:00Z");
        CustomerCalendar first = CustomerCalendar.first("cus_1", profile(1, null), evening, occasions);
        CareProfile abroad = new CareProfile(2, false, null, "America/New_York", "US", null);

        CustomerCalendar moved = first.heard(abroad, evening.plusSeconds(60), occasions);

        assertThat(firedUntil(moved, occasions, Instant.parse("2026-12-31T00:00:00Z")))
                .extracting(Occasion::key)
                .containsExactlyElementsOf(firedUntil(first, occasions, Instant.parse("2026-12-31T00:00:00Z")).stream()
                        .map(Occasion::key)
                        .toList());
    }

    /** At nine in New York it is night in Shanghai, and the birthday there is over. */
    @Test
    void LOY_20_whoMovesEastOnTheirBirthday_isGreetedOnce() {
        Occasions occasions = occasions(book(BIRTHDAY));
        Birthday june = Birthday.of("1990-06-01", "GREGORIAN").orElseThrow();
        CareProfile west = new CareProfile(1, false, june, "America/New_York", "US", null);
        CareProfile east = new CareProfile(2, false, june, "Asia/Shanghai", "CN", null);
        CustomerCalendar customer = calendar(west, occasions);
        Instant morning = Instant.parse("2026-06-01T09:00:00Z");

        CustomerCalendar moved = customer.heard(east, morning, occasions);
        List<Occasion> fired = firedUntil(moved, occasions, JULY);
        CustomerCalendar late =
                customer.fired(morning.plusSeconds(36_000), occasions).heard(east, JULY, occasions);

        assertThat(fired).extracting(Occasion::key).containsExactly("2026");
        assertThat(late.nextDueAt()).as("greeted already").isEqualTo(Instant.parse("2027-06-01T01:00:00Z"));
    }

    @Test
    void manyAtOnce_areFiredInPages_eachOnce() {
        Occasions occasions = occasions(book(feast("NEW_YEAR"), feast("SPRING_FESTIVAL"), feast("CHRISTMAS")));
        CustomerCalendar customer = calendar(profile(1, null), occasions);
        Instant end = Instant.parse("2036-06-01T00:00:00Z");

        List<Occasion> first = occasions.due(customer, end, 4);
        CustomerCalendar next = customer.fired(first.getLast().dueAt(), occasions);

        assertThat(first).hasSize(4);
        assertThat(firedUntil(next, occasions, end))
                .doesNotContainAnyElementsOf(first)
                .hasSize(28);
    }

    @Test
    void LOY_21_region_decidesWhoIsGreeted() {
        Occasions occasions = occasions(book(feast("THANKSGIVING", "US"), feast("SPRING_FESTIVAL", "CN", "SG")));
        CareProfile american = new CareProfile(1, false, null, "America/Chicago", "US", "Illinois");
        CareProfile nowhere = new CareProfile(1, false, null, null, null, null);
        Instant end = Instant.parse("2027-12-31T00:00:00Z");

        assertThat(firedUntil(calendar(american, occasions), occasions, end))
                .extracting(Occasion::key)
                .containsExactly("THANKSGIVING/2026", "THANKSGIVING/2027");
        assertThat(firedUntil(calendar(profile(1, null), occasions), occasions, end))
                .extracting(Occasion::key)
                .containsExactly("SPRING_FESTIVAL/2026", "SPRING_FESTIVAL/2027");
        assertThat(calendar(nowhere, occasions).nextDueAt()).isNull();
    }

    @Test
    void LOY_21_ownFeast_isOnItsDay_whereItIsOne() {
        OwnCalendar own = new OwnCalendar(
                "hol_1",
                1,
                "Ours",
                List.of(
                        new OwnCalendar.Day("FOUNDING", null, List.of(), null, "06-18", null, null),
                        new OwnCalendar.Day(
                                "LABA", null, List.of(new Region("CN", "shanghai")), null, null, "12-08", null)));
        Occasions occasions = occasions(book(feast("FOUNDING"), feast("LABA")).with(own));
        Instant end = Instant.parse("2027-06-01T00:00:00Z");

        assertThat(firedUntil(calendar(profile(1, null), occasions), occasions, end))
                .extracting(Occasion::key)
                .containsExactly("LABA/2025", "FOUNDING/2026", "LABA/2026");
        assertThat(firedUntil(
                        calendar(new CareProfile(1, false, null, null, "CN", "Beijing"), occasions), occasions, end))
                .extracting(Occasion::key)
                .containsExactly("FOUNDING/2026");
    }

    @Test
    void LOY_22_periodicVisit_comesEverySoManyDays() {
        PlanTerms visit = CalendarFixture.terms(CareKind.FOLLOW_UP, PlanTrigger.PERIODIC, 0, null, 90);
        Occasions occasions = occasions(book(visit));

        assertThat(firedUntil(calendar(profile(1, null), occasions), occasions, Instant.parse("2026-12-31T00:00:00Z")))
                .extracting(Occasion::key)
                .containsExactly("2026-04-01", "2026-06-30", "2026-09-28", "2026-12-27");
    }

    @Test
    void epoch_countsWhatMakesOtherOccasions_andNothingElse() {
        CareBook book = book(BIRTHDAY, feast("QIXI"));
        CarePlan plan = book.plan("cpl_0").orElseThrow();
        PlanTerms sms = PlanTerms.simple("x", CareKind.FOLLOW_UP, PlanTrigger.PURCHASE, CareChannel.SMS, 1);

        assertThat(book.epoch()).isEqualTo(2);
        assertThat(book.changed(plan, 9, BIRTHDAY, true, JULY).epoch()).isEqualTo(2);
        assertThat(book.changed(plan, 9, BIRTHDAY, false, JULY).epoch()).isEqualTo(3);
        assertThat(book.with(new CarePlan("cpl_9", 9, sms, true, JULY)).epoch()).isEqualTo(2);
        assertThat(book.without("cpl_1").epoch()).isEqualTo(3);
    }

    private static CareProfile profile(long sequence, String born) {
        Birthday birthday = born == null ? null : Birthday.of(born, "GREGORIAN").orElseThrow();
        return new CareProfile(sequence, false, birthday, null, "CN", "Shanghai");
    }
}
