package dev.fives.loyalty.account.model;

import dev.fives.loyalty.account.model.Place.Lot;
import java.time.LocalDate;

/**
 * What every decision about an account goes by.
 *
 * @param today in the programme's zone, never before the day of the last entry
 */
public record Standpoint(Holdings holdings, WalletTerms terms, LocalDate today) {
    public Standpoint {
        today = holdings.dayAt(today);
    }

    /** Whether the lot has been warned of, or would be today. */
    public boolean expiresSoon(Lot lot) {
        return lot.expires() && !lot.lastDay().minusDays(terms.warnDays()).isAfter(today);
    }
}
