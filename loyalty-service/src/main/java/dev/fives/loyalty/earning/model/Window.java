package dev.fives.loyalty.earning.model;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * Hours of some days of the week.
 *
 * @param days on which the hours begin; empty for every day
 * @param from inclusive
 * @param to exclusive; not after {@code from} where the hours go past midnight, the same for a whole day
 * @param zone whose clocks are meant
 */
public record Window(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone) {
    public Window {
        days = Set.copyOf(days);
    }

    boolean holds(Instant at) {
        ZonedDateTime local = at.atZone(zone);
        LocalTime time = local.toLocalTime();
        boolean overMidnight = !from.isBefore(to);
        boolean begunToday = !time.isBefore(from) && (overMidnight || time.isBefore(to));
        boolean begunYesterday = overMidnight && time.isBefore(to);
        return (begunToday && isDay(local.getDayOfWeek()))
                || (begunYesterday && isDay(local.getDayOfWeek().minus(1)));
    }

    private boolean isDay(DayOfWeek day) {
        return days.isEmpty() || days.contains(day);
    }
}
