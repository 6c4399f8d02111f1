package dev.fives.loyalty.report.web;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.time.BusinessClock;
import dev.fives.loyalty.report.app.ReportLimits;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads and checks what reports are asked with. */
public final class ReportQuery {
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern MONTH = Pattern.compile("[0-9]{4}-(0[1-9]|1[0-2])");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,5}");

    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private final BusinessClock clock;
    private final ZoneId zone;
    private final ReportLimits limits;

    public ReportQuery(BusinessClock clock, ZoneId zone, ReportLimits limits) {
        this.clock = clock;
        this.zone = zone;
        this.limits = limits;
    }

    /** Both are in it. */
    record Days(LocalDate from, LocalDate to) {}

    /** @param to exclusive */
    record Instants(Instant from, Instant to) {}

    /** Both are in it. */
    record Months(YearMonth from, YearMonth to) {}

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** @param length days back from the last where the first is not said */
    Days days(@Nullable String from, @Nullable String to, int length) {
        LocalDate last = to == null ? today() : day("to", to);
        LocalDate first = from == null ? last.minusDays(length) : day("from", from);
        require(!first.isAfter(last), "to: before from (expected: the same day or a later one)");
        require(
                ChronoUnit.DAYS.between(first, last) <= limits.days(),
                "from, to: too long (expected: at most " + limits.days() + " days)");
        return new Days(first, last);
    }

    Instants instants(@Nullable String from, @Nullable String to) {
        Instant first = instant("from", from);
        Instant end = instant("to", to);
        require(first.isBefore(end), "to: not after from (expected: a later instant)");
        return new Instants(first, end);
    }

    /** @param latest the last month that may be asked for, and is where none is */
    Months months(@Nullable String from, @Nullable String to, YearMonth latest) {
        YearMonth last = to == null ? latest : month("to", to);
        YearMonth first = from == null ? last.minusMonths(11) : month("from", from);
        require(!last.isAfter(latest), "to: too late (expected: at most " + latest + ")");
        require(!first.isAfter(last), "to: before from (expected: the same month or a later one)");
        require(
                ChronoUnit.MONTHS.between(first, last) < limits.months(),
                "from, to: too long (expected: at most " + limits.months() + " months)");
        return new Months(first, last);
    }

    int number(String name, String text) {
        boolean isFit = NUMBER.matcher(text).matches() && Integer.parseInt(text) <= limits.days();
        require(isFit, name + ": not accepted (expected: 1 to " + limits.days() + ")");
        return Integer.parseInt(text);
    }

    /** Whether tiers are told apart. */
    static boolean byTier(String by) {
        return switch (by) {
            case "programme" -> false;
            case "tier" -> true;
            default -> throw malformed("by: not accepted (expected: programme or tier)");
        };
    }

    private static LocalDate day(String name, String text) {
        try {
            require(DAY.matcher(text).matches(), name + ": not accepted (expected: such as 2026-11-30)");
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw malformed(name + ": not accepted (expected: such as 2026-11-30)");
        }
    }

    /** Of the years that the store knows. */
    private static Instant instant(String name, @Nullable String text) {
        String expected = name + ": not an instant (expected: such as 2026-11-01T00:00:00Z)";
        try {
            Instant instant = Instant.parse(text == null ? "" : text);
            require(!instant.isBefore(Instant.EPOCH) && instant.isBefore(END), expected);
            return instant;
        } catch (DateTimeParseException e) {
            throw malformed(expected);
        }
    }

    private static YearMonth month(String name, String text) {
        require(MONTH.matcher(text).matches(), name + ": not accepted (expected: such as 2026-11)");
        return YearMonth.parse(text);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw malformed(otherwise);
        }
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(Problems.MALFORMED, detail);
    }
}
