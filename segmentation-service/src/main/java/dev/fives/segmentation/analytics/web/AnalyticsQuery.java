package dev.fives.segmentation.analytics.web;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.time.BusinessClock;
import dev.fives.segmentation.analytics.app.AnalyticsLimits;
import dev.fives.segmentation.analytics.app.Period;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Reads and checks what analytics are asked with. */
public final class AnalyticsQuery {

    private static final String TIME_ZONE = "timeZone";
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern SHARE = Pattern.compile("0?\\.[0-9]{1,6}|1(\\.0{1,6})?");

    private final BusinessClock clock;
    private final AnalyticsLimits limits;

    public AnalyticsQuery(BusinessClock clock, AnalyticsLimits limits) {
        this.clock = clock;
        this.limits = limits;
    }

    /** A year until today where nothing is said. */
    Period period(ServerHttpRequest http) {
        var from = said(http, "from");
        var to = said(http, "to");
        var timeZone = said(http, TIME_ZONE);
        var zone = timeZone == null ? limits.zone() : zone(timeZone);
        var last = to == null ? LocalDate.ofInstant(clock.instant(), zone) : day("to", to);
        var first = from == null ? last.minusYears(1).plusDays(1) : day("from", from);
        require(!first.isAfter(last), "to: before from (expected: the same day or a later one)");
        require(
                ChronoUnit.DAYS.between(first, last) < limits.daysMax(),
                "from, to: too long (expected: at most " + limits.daysMax() + " days)");
        return new Period(first, last, zone);
    }

    static boolean saysTimeZone(ServerHttpRequest http) {
        return said(http, TIME_ZONE) != null;
    }

    static double share(String name, String text) {
        require(
                SHARE.matcher(text).matches() && Double.parseDouble(text) > 0,
                name + ": not accepted (expected: more than 0, at most 1)");
        return Double.parseDouble(text);
    }

    /** What is said twice is one text that nothing accepts. */
    private static @Nullable String said(ServerHttpRequest http, String name) {
        var all = http.getQueryParams().getOrDefault(name, List.of());
        return all.size() > 1 ? String.join(",", all) : http.getQueryParams().getFirst(name);
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException _) {
            throw malformed("timeZone: not known (expected: such as Asia/Shanghai)");
        }
    }

    private static LocalDate day(String name, String text) {
        try {
            require(DAY.matcher(text).matches(), name + ": not accepted (expected: such as 2026-11-30)");
            return LocalDate.parse(text);
        } catch (DateTimeException _) {
            throw malformed(name + ": not accepted (expected: such as 2026-11-30)");
        }
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw malformed(otherwise);
        }
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(Problems.MALFORMED, detail);
    }
}
