package dev.fives.loyalty.account.model;

import static java.time.temporal.TemporalAdjusters.lastDayOfMonth;
import static java.time.temporal.TemporalAdjusters.lastDayOfYear;

import dev.fives.loyalty.account.model.Place.Lot;
import java.time.LocalDate;
import java.util.NavigableSet;

/**
 * Keeps the lots of an account so few that an entry that touches all of them is still an event. Where there is no room
 * for another day points live longer, never shorter: to a lot of the same month, its end, or in the end that of the year.
 */
final class LotRoom {
    private LotRoom() {}

    /** The lot for points that would be lost after this one. */
    static Lot of(Lot wanted, Holdings holdings, int lotsMax) {
        if (!wanted.expires()) {
            return wanted;
        }
        NavigableSet<Lot> there = holdings.allLots();
        if (there.contains(wanted) || there.size() < lotsMax) {
            return wanted;
        }
        LocalDate month = wanted.lastDay().with(lastDayOfMonth());
        Lot next = there.ceiling(wanted);
        if (next != null && !next.lastDay().isAfter(month)) {
            return next;
        }
        if (there.size() < 2 * lotsMax) {
            return new Lot(month);
        }
        LocalDate year = wanted.lastDay().with(lastDayOfYear());
        return next != null && !next.lastDay().isAfter(year) ? next : new Lot(year);
    }
}
