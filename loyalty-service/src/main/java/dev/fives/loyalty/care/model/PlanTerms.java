package dev.fives.loyalty.care.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a plan does.
 *
 * @param offsetDays from what makes the task to the day on which it is due; before it where negative
 * @param localTime of the customer's day; where it is absent, so many times 24 hours after the event
 * @param template of the message; without one an agent finds the words
 * @param segmentId only for customers who are in it when the task is made
 * @param regions only for customers who live there; for all where it is empty
 * @param feast of a plan for a feast
 * @param everyDays of a periodic plan
 * @param holdoutPercent of the customers are left out for ever, so that the effect can be told
 */
public record PlanTerms(
        String name,
        CareKind kind,
        PlanTrigger trigger,
        CareChannel channel,
        int offsetDays,
        @Nullable LocalTime localTime,
        @Nullable String template,
        @Nullable String segmentId,
        List<Region> regions,
        @Nullable String feast,
        @Nullable Integer everyDays,
        int holdoutPercent) {
    public PlanTerms {
        regions = List.copyOf(regions);
    }

    /** A plan without more to it, as those are that ship. */
    public static PlanTerms simple(
            String name, CareKind kind, PlanTrigger trigger, CareChannel channel, int offsetDays) {
        return new PlanTerms(name, kind, trigger, channel, offsetDays, null, null, null, List.of(), null, null, 0);
    }

    /** When a task is due that something at this instant makes; not before it. */
    public Instant dueAfter(Instant at, ZoneId zone) {
        if (localTime == null) {
            return at.plus(offsetDays, ChronoUnit.DAYS);
        }
        Instant due = onDay(at.atZone(zone).toLocalDate(), zone);
        return due.isBefore(at) ? at : due;
    }

    /**
     * When the task of a day is due in a zone. A time of day that a change of the clocks leaves out is as much later as
     * the clocks were put forward; one that comes twice is its first.
     */
    Instant onDay(LocalDate day, ZoneId zone) {
        LocalTime time = localTime == null ? LocalTime.MIDNIGHT : localTime;
        return day.plusDays(offsetDays).atTime(time).atZone(zone).toInstant();
    }

    /** Whether it matters where the customer lives. */
    public boolean asksWhere() {
        return localTime != null || !regions.isEmpty();
    }

    public boolean isFor(@Nullable String country, @Nullable String region) {
        return Region.isIn(regions, country, region);
    }
}
