package dev.fives.customer.purchase.app;

import dev.fives.customer.purchase.model.Purchase;
import dev.fives.kit.events.outbox.NewEvent;

/** Events of purchases, for tests of other packages. */
public final class PurchaseEventFixture {
    private PurchaseEventFixture() {}

    public static NewEvent recorded(Purchase purchase) {
        return PurchaseEvents.recorded(purchase);
    }
}
