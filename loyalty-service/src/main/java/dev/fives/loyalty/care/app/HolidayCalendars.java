package dev.fives.loyalty.care.app;

import static java.time.temporal.ChronoUnit.MILLIS;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import dev.fives.kit.calendar.model.MovableDays;
import dev.fives.kit.events.command.Command;
import dev.fives.kit.http.ETags;
import dev.fives.kit.id.Ids;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import dev.fives.loyalty.care.model.CareBook;
import dev.fives.loyalty.care.model.Feasts;
import dev.fives.loyalty.care.model.OwnCalendar;
import dev.fives.loyalty.care.model.ShippedFeast;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** Feasts: those that ship, computed for any year, and calendars of one's own. */
public final class HolidayCalendars {
    /** Of the calendar that ships; nobody changes it. */
    public static final String SHIPPED = "hol_shipped";

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;
    private static final String PREFIX = "hol";

    private final CareBooks books;
    private final MovableDays days;
    private final PlanLimits limits;
    private final CalendarReader reader;
    private final ZoneId zone;
    private final Ids ids;
    private final BusinessClock business;
    private final RealClock real;

    /** @param zone whose days count where it matters what day it is */
    public HolidayCalendars(
            CareBooks books,
            MovableDays days,
            PlanLimits limits,
            ZoneId zone,
            Ids ids,
            BusinessClock business,
            RealClock real) {
        this.books = books;
        this.days = days;
        this.limits = limits;
        this.reader = new CalendarReader(limits);
        this.zone = zone;
        this.ids = ids;
        this.business = business;
        this.real = real;
    }

    /** A feast's day in one year. */
    public record FeastDay(String feast, LocalDate date) {}

    /** Those of one's own, in the order of their ids. */
    public Mono<List<OwnCalendar>> all() {
        return books.latest()
                .map(book -> book.calendars().stream()
                        .sorted(Comparator.comparing(OwnCalendar::calendarId))
                        .toList());
    }

    /** Error NOT_FOUND for an unknown id. */
    public Mono<OwnCalendar> find(String calendarId) {
        return books.latest().map(book -> require(book, calendarId));
    }

    /** Feasts of a calendar in their order, of whole years. */
    public Mono<List<FeastDay>> days(String calendarId, int fromYear, int toYear) {
        return books.latest().map(book -> {
            Feasts feasts = new Feasts(book.calendars(), days);
            List<String> codes = codes(book, calendarId).toList();
            return IntStream.rangeClosed(fromYear - 1, toYear)
                    .boxed()
                    .flatMap(year -> codes.stream()
                            .flatMap(code -> feasts.in(code, year).stream().map(date -> new FeastDay(code, date))))
                    .filter(day ->
                            day.date().getYear() >= fromYear && day.date().getYear() <= toYear)
                    .sorted(Comparator.comparing(FeastDay::date).thenComparing(FeastDay::feast))
                    .toList();
        });
    }

    private static Stream<String> codes(CareBook book, String calendarId) {
        return calendarId.equals(SHIPPED)
                ? Arrays.stream(ShippedFeast.values()).map(ShippedFeast::name)
                : require(book, calendarId).days().stream().map(OwnCalendar.Day::feast);
    }

    public Mono<OwnCalendar> create(CalendarDraft draft) {
        return Command.current(real, "POST /holiday-calendars", draft).flatMap(command -> {
            String id = command.idOf(ids, PREFIX);
            return books.change(command, CREATED, known -> created(known, id, draft))
                    .map(book -> require(book, id));
        });
    }

    private CareBook created(KnownBook known, String id, CalendarDraft draft) {
        if (known.book().calendars().size() >= limits.calendars()) {
            throw new ProblemException(
                    Problems.CONFLICT, "holiday calendars: " + limits.calendars() + " (expected: fewer)");
        }
        return known.book().with(read(known, id, draft));
    }

    /** @param seen version that the change is based on */
    public Mono<OwnCalendar> put(String calendarId, long seen, CalendarDraft draft) {
        return Command.current(real, "PUT /holiday-calendars/" + calendarId, draft)
                .flatMap(command -> books.change(command, OK, known -> {
                    requireSeen(known.book(), calendarId, seen);
                    return known.book().with(read(known, calendarId, draft));
                }))
                .map(book -> require(book, calendarId));
    }

    /** A plan for one of its feasts greets nobody any more. */
    public Mono<Void> remove(String calendarId, long seen) {
        return Command.current(real, "DELETE /holiday-calendars/" + calendarId, "")
                .flatMap(command -> books.change(command, NO_CONTENT, known -> {
                    requireSeen(known.book(), calendarId, seen);
                    return known.book().withoutCalendar(calendarId);
                }))
                .then();
    }

    private OwnCalendar read(KnownBook known, String id, CalendarDraft draft) {
        Set<String> taken = known.book().withoutCalendar(id).calendars().stream()
                .flatMap(other -> other.days().stream())
                .map(OwnCalendar.Day::feast)
                .collect(toSet());
        Instant now = business.instant().truncatedTo(MILLIS);
        List<OwnCalendar.Day> read = reader.days(draft, taken, now.atZone(zone).toLocalDate());
        return new OwnCalendar(id, known.version(), requireNonNull(draft.name()), read)
                .instead(known.book().calendar(id).orElse(null), now);
    }

    private static void requireSeen(CareBook book, String calendarId, long seen) {
        if (calendarId.equals(SHIPPED)) {
            throw new ProblemException(Problems.CONFLICT, "holiday calendar: shipped (expected: one of your own)");
        }
        ETags.requireSame(seen, require(book, calendarId).version());
    }

    private static OwnCalendar require(CareBook book, String calendarId) {
        return book.calendar(calendarId)
                .orElseThrow(() -> new ProblemException(
                        Problems.NOT_FOUND, "holiday calendar: not there (expected: the id of a holiday calendar)"));
    }
}
