package dev.fives.loyalty.liability.model;

import dev.fives.loyalty.account.model.Move;
import dev.fives.loyalty.account.model.Place.Counter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What was issued and what expired in a month, by the day of booking.
 *
 * @param issued less what was taken back; below 0 where more was
 */
public record MonthFlow(long issued, long expired) {
    public static final MonthFlow NONE = new MonthFlow(0, 0);

    /** Of one entry. */
    static MonthFlow of(List<Move> moves) {
        return new MonthFlow(
                Math.negateExact(AccountTotals.taken(Counter.ISSUED, moves)),
                AccountTotals.taken(Counter.EXPIRED, moves));
    }

    public MonthFlow plus(MonthFlow other) {
        return new MonthFlow(Math.addExact(issued, other.issued), Math.addExact(expired, other.expired));
    }

    /** What expired by what was issued; empty where nothing was. */
    public Optional<BigDecimal> breakage() {
        return WalletLiability.breakage(issued, expired);
    }
}
