package dev.fives.loyalty.care.app;

/**
 * Limits of plans and feasts; values and reasons stand in {@code loyalty-service.yml}.
 *
 * @param days of one calendar
 * @param regions of a plan, and of a feast
 * @param everyDays of a periodic plan
 * @param yearsAhead how far away a feast with a date may be
 */
public record PlanLimits(
        int plans,
        int calendars,
        int days,
        int regions,
        int offsetDays,
        int everyDays,
        int nameLength,
        int yearsAhead) {}
