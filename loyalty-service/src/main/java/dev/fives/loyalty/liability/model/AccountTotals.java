package dev.fives.loyalty.liability.model;

import dev.fives.loyalty.account.model.Move;
import dev.fives.loyalty.account.model.Place;
import dev.fives.loyalty.account.model.Place.Counter;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the programme's side gave and took over all entries of an account.
 *
 * @param sequence of the last entry that is in it
 * @param issued less what was taken back
 * @param transit left the account for another, less what came
 * @param months those in which something was issued or expired
 */
public record AccountTotals(
        String accountId,
        long sequence,
        long issued,
        long redeemed,
        long expired,
        long transit,
        SortedMap<YearMonth, MonthFlow> months) {
    public AccountTotals {
        months = Collections.unmodifiableSortedMap(new TreeMap<>(months));
    }

    public static AccountTotals none(String accountId) {
        return new AccountTotals(accountId, 0, 0, 0, 0, 0, Collections.emptySortedMap());
    }

    /**
     * With one more entry.
     *
     * @param month in which it was booked
     */
    public AccountTotals plus(long entry, YearMonth month, List<Move> moves) {
        return new AccountTotals(
                accountId,
                entry,
                Math.subtractExact(issued, taken(Counter.ISSUED, moves)),
                Math.addExact(redeemed, taken(Counter.REDEEMED, moves)),
                Math.addExact(expired, taken(Counter.EXPIRED, moves)),
                Math.addExact(transit, taken(Counter.TRANSIT, moves)),
                with(month, MonthFlow.of(moves)));
    }

    private SortedMap<YearMonth, MonthFlow> with(YearMonth month, MonthFlow flow) {
        if (flow.equals(MonthFlow.NONE)) {
            return months;
        }
        SortedMap<YearMonth, MonthFlow> next = new TreeMap<>(months);
        next.merge(month, flow, MonthFlow::plus);
        return next;
    }

    /** What went there less what came from there. */
    static long taken(Place counter, List<Move> moves) {
        long sum = 0;
        for (Move move : moves) {
            sum = Math.addExact(sum, move.to().equals(counter) ? move.points().value() : 0);
            sum = Math.subtractExact(
                    sum, move.from().equals(counter) ? move.points().value() : 0);
        }
        return sum;
    }
}
