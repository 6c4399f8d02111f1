package dev.fives.loyalty.care.app;

import static java.util.Objects.requireNonNullElse;

import dev.fives.kit.problem.Violations;
import dev.fives.loyalty.care.model.Feasts;
import dev.fives.loyalty.care.model.OwnCalendar;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks what a request wants of feasts; says all that is wrong at once. */
final class CalendarReader {
    private static final Pattern FEAST = Pattern.compile("[A-Z][A-Z0-9_]{0,59}");
    private static final Pattern LUNAR = Pattern.compile("(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|30)");

    private final PlanLimits limits;

    CalendarReader(PlanLimits limits) {
        this.limits = limits;
    }

    /** @param taken codes that other calendars have */
    List<OwnCalendar.Day> days(CalendarDraft draft, Set<String> taken, LocalDate today) {
        Violations violations = new Violations();
        PlanChecks checks = new PlanChecks(violations, limits);
        checks.require(draft.name() != null, "/name", "absent (expected: a name)");
        var _ = checks.name(draft.name(), "/name");
        List<CalendarDraft.Day> given = requireNonNullElse(draft.days(), List.of());
        checks.require(
                !given.isEmpty() && given.size() <= limits.days(),
                "/days",
                given.size() + " (expected: 1 to " + limits.days() + ")");
        Set<String> codes = new HashSet<>(taken);
        List<OwnCalendar.Day> days = new ArrayList<>();
        for (int i = 0; i < Math.min(given.size(), limits.days()); i++) {
            days.add(day(given.get(i), checks, "/days/" + i, codes, today));
        }
        violations.throwIfAny();
        return days;
    }

    private OwnCalendar.Day day(
            CalendarDraft.Day day, PlanChecks checks, String at, Set<String> codes, LocalDate today) {
        String feast = requireNonNullElse(day.feast(), "");
        checks.require(FEAST.matcher(feast).matches(), at + "/feast", "not a code (expected: such as FOUNDING_DAY)");
        checks.require(!Feasts.ships(feast) && codes.add(feast), at + "/feast", "taken (expected: one of its own)");
        long whens = Stream.of(day.date(), day.monthDay(), day.lunarMonthDay())
                .filter(when -> when != null)
                .count();
        checks.require(
                whens == 1, at + "/date", whens + " of date, monthDay and lunarMonthDay (expected: one of them)");
        return new OwnCalendar.Day(
                feast,
                checks.name(day.name(), at + "/name"),
                checks.regions(day.regions(), at + "/regions"),
                date(day.date(), checks, at + "/date", today),
                text(day.monthDay(), checks, at + "/monthDay", CalendarReader::isMonthDay),
                text(
                        day.lunarMonthDay(),
                        checks,
                        at + "/lunarMonthDay",
                        it -> LUNAR.matcher(it).matches()),
                null);
    }

    private @Nullable LocalDate date(@Nullable String text, PlanChecks checks, String pointer, LocalDate today) {
        if (text == null) {
            return null;
        }
        LocalDate date = parsed(text);
        checks.require(
                date != null
                        && date.isAfter(today.minusYears(limits.yearsAhead()))
                        && date.isBefore(today.plusYears(limits.yearsAhead())),
                pointer,
                "not one (expected: yyyy-MM-dd within " + limits.yearsAhead() + " years)");
        return date;
    }

    private static @Nullable LocalDate parsed(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable String text(
            @Nullable String text, PlanChecks checks, String pointer, Predicate<String> fits) {
        checks.require(text == null || fits.test(text), pointer, "not one (expected: MM-dd)");
        return text;
    }

    private static boolean isMonthDay(String text) {
        try {
            var _ = MonthDay.parse("--" + text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
