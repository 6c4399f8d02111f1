package dev.fives.loyalty.program.model;

import dev.fives.loyalty.account.model.WalletTerms;
import dev.fives.loyalty.account.model.WalletTerms.Shortfall;
import java.time.Period;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * One kind of points.
 *
 * @param code its name, for ever
 * @param pendingDays between a purchase and the first day on which its points may be spent
 * @param expiresAfterMonths absent where points are never lost
 * @param expiresAtEndOfMonth the last day of a lot is moved to the end of its month
 * @param warnDays before the last day of a lot
 * @param shortfall for a refund of points that are spent
 * @param pointValue absent where nobody has said what a point is worth
 */
public record WalletSettings(
        String code,
        int pendingDays,
        @Nullable Integer expiresAfterMonths,
        boolean expiresAtEndOfMonth,
        int warnDays,
        Shortfall shortfall,
        @Nullable PointValue pointValue) {

    /** @param lotsMax see {@link WalletTerms} */
    public WalletTerms terms(ZoneId zone, int lotsMax) {
        WalletTerms.Expiry expiry = expiresAfterMonths == null
                ? null
                : new WalletTerms.Expiry(Period.ofMonths(expiresAfterMonths), expiresAtEndOfMonth);
        return new WalletTerms(zone, pendingDays, expiry, warnDays, shortfall, lotsMax);
    }
}
