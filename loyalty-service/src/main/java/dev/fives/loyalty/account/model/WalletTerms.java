package dev.fives.loyalty.account.model;

import dev.fives.loyalty.account.model.Place.Lot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/**
 * How the points of a wallet live.
 *
 * @param zone whose days count
 * @param pendingDays whole days between a purchase and the first day on which its points may be spent
 * @param expiry absent where points are never lost
 * @param warnDays how many days before the last one a lot is warned of
 * @param shortfall what a refund does when the points are spent
 * @param lotsMax lots of single days that an account may have; beyond it points go to the end of their month, beyond
 *     twice as many to the end of their year
 */
public record WalletTerms(
        ZoneId zone, int pendingDays, @Nullable Expiry expiry, int warnDays, Shortfall shortfall, int lotsMax) {

    /**
     * @param after from the day of the purchase to the last day of its points
     * @param atEndOfMonth the last day is moved to the end of its month, which keeps lots few
     */
    public record Expiry(Period after, boolean atEndOfMonth) {}

    /** What happens where a refund takes back more than is left. */
    public enum Shortfall {
        /** The balance goes below 0; the next points pay for it. */
        ALLOW_NEGATIVE,
        /** Taking back stops at 0. */
        WITHIN_BALANCE
    }

    public LocalDate day(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    public Instant begin(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** The first instant at which the lot is lost. */
    public Instant end(Lot lot) {
        return begin(lot.lastDay().plusDays(1));
    }

    Lot lotOf(LocalDate earnedOn) {
        if (expiry == null) {
            return Lot.FOR_EVER;
        }
        LocalDate last = earnedOn.plus(expiry.after());
        return new Lot(expiry.atEndOfMonth() ? last.with(TemporalAdjusters.lastDayOfMonth()) : last);
    }
}
