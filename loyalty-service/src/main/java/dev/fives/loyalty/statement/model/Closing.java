package dev.fives.loyalty.statement.model;

import dev.fives.loyalty.account.model.Standpoint;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * When a month of an account is closed: nothing is booked in it any more.
 *
 * @param margin after its end, in which an entry may still come that was decided before, or by an instance whose clock
 *     is behind
 */
public record Closing(Duration margin) {

    /** After an entry of a later month too, for the day of booking never goes back. */
    public boolean isClosed(YearMonth month, Standpoint account, Instant now) {
        LocalDate end = month.atEndOfMonth();
        Instant over = account.terms().begin(end.plusDays(1));
        return account.holdings().settledTo().isAfter(end) || !now.isBefore(over.plus(margin));
    }
}
