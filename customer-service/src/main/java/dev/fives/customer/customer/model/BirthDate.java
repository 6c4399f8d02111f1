package dev.fives.customer.customer.model;

/**
 * A day of birth in its own calendar.
 *
 * @param date {@code yyyy-MM-dd}; text, because the lunar second month may have a thirtieth day
 */
public record BirthDate(String date, Calendar calendar) {

    /** The calendar in which the date is written. */
    public enum Calendar {
        GREGORIAN,
        LUNAR
    }
}
