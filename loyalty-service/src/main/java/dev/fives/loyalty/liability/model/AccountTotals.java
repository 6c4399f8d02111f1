package dev.fives.loyalty.liability.model;

import dev.fives.loyalty.account.model.Move;
import dev.fives.loyalty.account.model.Place;
import dev.fives.loyalty.account.model.Place.Counter;
import java.util.List;

/**
 * What the programme's side gave and took over all entries of an account.
 *
 * @param sequence of the last entry that is in it
 * @param issued less what was taken back
 * @param transit left the account for another, less what came
 */
public record AccountTotals(String accountId, long sequence, long issued, long redeemed, long expired, long transit) {

    public static AccountTotals none(String accountId) {
        return new AccountTotals(accountId, 0, 0, 0, 0, 0);
    }

    /** With one more entry. */
    public AccountTotals plus(long entry, List<Move> moves) {
        return new AccountTotals(
                accountId,
                entry,
                Math.subtractExact(issued, taken(Counter.ISSUED, moves)),
                Math.addExact(redeemed, taken(Counter.REDEEMED, moves)),
                Math.addExact(expired, taken(Counter.EXPIRED, moves)),
                Math.addExact(transit, taken(Counter.TRANSIT, moves)));
    }

    /** What went there less what came from there. */
    private static long taken(Place counter, List<Move> moves) {
        long sum = 0;
        for (Move move : moves) {
            sum = Math.addExact(sum, move.to().equals(counter) ? move.points().value() : 0);
            sum = Math.subtractExact(
                    sum, move.from().equals(counter) ? move.points().value() : 0);
        }
        return sum;
    }
}
