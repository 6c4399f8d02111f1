package dev.fives.loyalty.achievement.model;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done. It goes by the days on which purchases were ordered and not by when they were heard of, so the
 * same purchases reach the same, whatever came in which order.
 *
 * @param target purchases of {@code COUNT}, periods of {@code STREAK}
 * @param days of {@code COUNT}: so many that follow each other, the first and the last one counted
 * @param unit of {@code STREAK}
 */
public record Goal(
        Kind kind,
        int target,
        @Nullable Integer days,
        @Nullable CalendarUnit unit) {
    public enum Kind {
        /** So many purchases within so many days. */
        COUNT,
        /** A purchase in each of so many weeks or months that follow each other. */
        STREAK
    }

    public static Goal count(int purchases, int days) {
        return new Goal(Kind.COUNT, purchases, days, null);
    }

    public static Goal streak(int periods, CalendarUnit unit) {
        return new Goal(Kind.STREAK, periods, null, unit);
    }

    /** The purchase that reaches it; the earliest, where there are several. */
    public Optional<Kept> reachedBy(List<Kept> bought, ZoneId zone) {
        List<Kept> inOrder = inOrder(bought);
        return switch (kind) {
            case COUNT -> counted(inOrder, zone);
            case STREAK -> inARow(inOrder, zone);
        };
    }

    /** What of the target is done as of a day: what a purchase on that day would add to. */
    public int progress(List<Kept> bought, LocalDate today, ZoneId zone) {
        List<LocalDate> on =
                inOrder(bought).stream().map(kept -> day(kept, zone)).toList();
        int done = switch (kind) {
            case COUNT ->
                (int) on.stream()
                        .filter(day -> !day.isAfter(today) && isWithin(day, today))
                        .count();
            case STREAK -> running(on, today);
        };
        return Math.min(done, target);
    }

    /** Purchases so many days before or after one may reach it together with that one. */
    int daysAround() {
        return switch (kind) {
            case COUNT -> requireNonNull(days);
            case STREAK -> requireNonNull(unit).days(target + 1);
        };
    }

    private Optional<Kept> counted(List<Kept> inOrder, ZoneId zone) {
        for (int last = target - 1; last < inOrder.size(); last++) {
            if (isWithin(day(inOrder.get(last - target + 1), zone), day(inOrder.get(last), zone))) {
                return Optional.of(inOrder.get(last));
            }
        }
        return Optional.empty();
    }

    private boolean isWithin(LocalDate first, LocalDate last) {
        return ChronoUnit.DAYS.between(first, last) < requireNonNull(days);
    }

    private Optional<Kept> inARow(List<Kept> inOrder, ZoneId zone) {
        Row row = Row.NONE;
        for (Kept kept : inOrder) {
            row = row.then(requireNonNull(unit), day(kept, zone));
            if (row.length() == target) {
                return Optional.of(kept);
            }
        }
        return Optional.empty();
    }

    /** The period of today need not have one yet. */
    private int running(List<LocalDate> on, LocalDate today) {
        CalendarUnit of = requireNonNull(unit);
        Row row = Row.NONE;
        for (LocalDate day : on) {
            row = day.isAfter(today) ? row : row.then(of, day);
        }
        LocalDate present = of.begin(today);
        LocalDate latest = row.latest();
        boolean runs =
                latest != null && (latest.equals(present) || of.next(latest).equals(present));
        return runs ? row.length() : 0;
    }

    private record Row(@Nullable LocalDate latest, int length) {
        static final Row NONE = new Row(null, 0);

        Row then(CalendarUnit unit, LocalDate day) {
            LocalDate begin = unit.begin(day);
            if (begin.equals(latest)) {
                return this;
            }
            return new Row(begin, latest != null && unit.next(latest).equals(begin) ? length + 1 : 1);
        }
    }

    private static List<Kept> inOrder(List<Kept> bought) {
        return bought.stream()
                .sorted(comparing(Kept::orderedAt).thenComparing(Kept::purchaseId))
                .toList();
    }

    private static LocalDate day(Kept kept, ZoneId zone) {
        return LocalDate.ofInstant(kept.orderedAt(), zone);
    }
}
