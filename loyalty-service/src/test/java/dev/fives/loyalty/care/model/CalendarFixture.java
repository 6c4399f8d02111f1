package dev.fives.loyalty.care.model;

import dev.fives.kit.calendar.model.MovableDays;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plans, customers, and what time makes of both. */
final class CalendarFixture {
    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    static final Instant SINCE = Instant.parse("2026-01-01T00:00:00Z");
    static final MovableDays DAYS = new MovableDays();
    static final PlanTerms BIRTHDAY = terms(CareKind.BIRTHDAY, PlanTrigger.BIRTHDAY, 0, null, null);

    private CalendarFixture() {}

    static PlanTerms feast(String code, String... countries) {
        List<Region> regions = List.of(countries).stream()
                .map(country -> new Region(country, null))
                .toList();
        return new PlanTerms(
                code,
                CareKind.HOLIDAY,
                PlanTrigger.FEAST,
                CareChannel.EMAIL,
                0,
                LocalTime.of(9, 0),
                null,
                null,
                regions,
                code,
                null,
                0);
    }

    static PlanTerms terms(
            CareKind kind, PlanTrigger trigger, int offsetDays, @Nullable String feast, @Nullable Integer everyDays) {
        return new PlanTerms(
                kind.name(),
                kind,
                trigger,
                CareChannel.EMAIL,
                offsetDays,
                LocalTime.of(9, 0),
                null,
                null,
                List.of(),
                feast,
                everyDays,
                0);
    }

    static PlanTerms at(PlanTerms terms, LocalTime time) {
        return new PlanTerms(
                terms.name(),
                terms.kind(),
                terms.trigger(),
                terms.channel(),
                terms.offsetDays(),
                time,
                null,
                null,
                terms.regions(),
                terms.feast(),
                terms.everyDays(),
                0);
    }

    static CareBook book(PlanTerms... terms) {
        CareBook book = CareBook.shipped(List.of());
        for (PlanTerms one : terms) {
            book = book.with(new CarePlan("cpl_" + book.plans().size(), 1, one, true, SINCE));
        }
        return book;
    }

    static Occasions occasions(CareBook book) {
        return new Occasions(book, DAYS, CHINA);
    }

    static CareProfile born(String date, String calendar, @Nullable String zone) {
        return new CareProfile(1, false, Birthday.of(date, calendar).orElse(null), zone, "CN", "Shanghai");
    }

    static CustomerCalendar calendar(CareProfile profile, Occasions occasions) {
        return CustomerCalendar.first("cus_1", profile, SINCE, occasions);
    }

    /** What is fired if somebody looks exactly when something is due. */
    static List<Occasion> firedUntil(CustomerCalendar customer, Occasions occasions, Instant end) {
        List<Occasion> fired = new ArrayList<>();
        CustomerCalendar present = customer;
        while (present.nextDueAt() != null && !present.nextDueAt().isAfter(end)) {
            Instant now = present.nextDueAt();
            fired.addAll(occasions.due(present, now, 32));
            present = present.fired(now, occasions);
        }
        return fired;
    }
}
