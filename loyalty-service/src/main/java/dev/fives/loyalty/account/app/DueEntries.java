package dev.fives.loyalty.account.app;

import dev.fives.loyalty.account.app.LedgerBody.Expiring;
import dev.fives.loyalty.account.model.Due;
import dev.fives.loyalty.account.model.Place.Lot;
import dev.fives.loyalty.account.model.Points;
import dev.fives.loyalty.account.model.Posted;
import dev.fives.loyalty.account.model.Standpoint;
import java.util.List;

/** What time does, as entries. */
final class DueEntries {
    private DueEntries() {}

    static Entering of(Due due, Standpoint account) {
        Posted posted = due.at(account);
        return switch (due) {
            case Due.Activation _ -> Entering.of(EntryKind.ACTIVATION, posted, "activated");
            case Due.Warning warning -> warning(warning.lot(), posted, account);
            case Due.Expiry _ -> Entering.of(EntryKind.EXPIRY, posted, "expired");
        };
    }

    private static Entering warning(Lot lot, Posted posted, Standpoint account) {
        Points points = account.holdings().in(lot);
        List<Expiring> expiring = points.isZero()
                ? List.of()
                : List.of(new Expiring(lot.id(), points.value(), account.terms().end(lot)));
        return new Entering(EntryKind.WARNING, posted, "expiring", null, null, expiring, null);
    }
}
