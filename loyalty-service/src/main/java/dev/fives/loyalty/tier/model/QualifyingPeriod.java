package dev.fives.loyalty.tier.model;

import java.time.LocalDate;

/**
 * Which purchases count together.
 *
 * @param months of a rolling period; 12 for a calendar year
 */
public record QualifyingPeriod(Kind kind, int months) {
    public static final int YEAR = 12;

    public enum Kind {
        /** So many months back from the day. */
        ROLLING,
        /** From 1 January of the day's year. */
        CALENDAR_YEAR
    }

    /** The first day that counts together with this last one. */
    public LocalDate firstDay(LocalDate lastDay) {
        return switch (kind) {
            case ROLLING -> lastDay.plusDays(1).minusMonths(months);
            case CALENDAR_YEAR -> lastDay.withDayOfYear(1);
        };
    }

    /** The last day on which a tier is valid that was reached on this one. */
    LocalDate validThrough(LocalDate reached, int validityMonths) {
        LocalDate through = reached.plusMonths(validityMonths);
        return switch (kind) {
            case ROLLING -> through;
            case CALENDAR_YEAR -> through.withDayOfYear(through.lengthOfYear());
        };
    }

    /** The same for a tier that was kept when this last day was over: years are never judged twice. */
    LocalDate renewedThrough(LocalDate lastDay, int validityMonths) {
        return switch (kind) {
            case ROLLING -> validThrough(lastDay, validityMonths);
            case CALENDAR_YEAR -> validThrough(lastDay, Math.max(YEAR, validityMonths));
        };
    }
}
