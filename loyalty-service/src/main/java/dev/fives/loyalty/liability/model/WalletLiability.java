package dev.fives.loyalty.liability.model;

import dev.fives.loyalty.account.model.Holdings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What the programme owes in one kind of points.
 *
 * @param accounts with entries
 * @param active to be spent; debts count against it
 * @param transit between two accounts
 */
public record WalletLiability(
        String wallet,
        long accounts,
        long active,
        long pending,
        long reserved,
        long transit,
        long issued,
        long redeemed,
        long expired) {
    private static final int BREAKAGE_DECIMALS = 4;

    public static WalletLiability none(String wallet) {
        return new WalletLiability(wallet, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    public WalletLiability plus(Holdings held, AccountTotals totals) {
        return new WalletLiability(
                wallet,
                accounts + 1,
                Math.addExact(active, held.balance().value()),
                Math.addExact(pending, held.pendingPoints().value()),
                Math.addExact(reserved, held.reserved().value()),
                Math.addExact(transit, totals.transit()),
                Math.addExact(issued, totals.issued()),
                Math.addExact(redeemed, totals.redeemed()),
                Math.addExact(expired, totals.expired()));
    }

    /** Points that the programme may still have to honour: issued less redeemed less expired. */
    public long outstanding() {
        return Math.addExact(Math.addExact(active, pending), Math.addExact(reserved, transit));
    }

    /** The part of what was issued that was lost; empty where nothing was issued. */
    public Optional<BigDecimal> breakage() {
        return breakage(issued, expired);
    }

    static Optional<BigDecimal> breakage(long issued, long expired) {
        return issued <= 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(expired)
                        .divide(BigDecimal.valueOf(issued), BREAKAGE_DECIMALS, RoundingMode.HALF_UP));
    }
}
