package dev.fives.loyalty.earning.app;

import java.math.BigDecimal;
import java.time.Instant;
import reactor.core.publisher.Flux;

/** Purchases as they are in the ledger, net of all refunds so far; the ledger implements it. */
@FunctionalInterface
public interface PurchaseHistory {

    /**
     * Those ordered from one instant on and before another, oldest first.
     *
     * @param entriesMax error {@link TooLong} where there are more ledger entries of them
     */
    Flux<PastPurchase> between(Instant from, Instant to, int entriesMax);

    /** @param first whether it was the customer's first, as the rules were told */
    record PastPurchase(
            String customerId, String purchaseId, BigDecimal net, String currency, Instant at, boolean first) {}

    /** More than one pass is to read. */
    final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public TooLong() {
            super("history: too long", null, false, false);
        }
    }
}
