package dev.fives.loyalty.account.app;

import dev.fives.loyalty.account.model.PurchaseChange;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/** What customers bought and gave back, from the ledger itself. */
@FunctionalInterface
public interface PurchaseChanges {
    /** Of purchases ordered from one instant on and before another, in no order. */
    Mono<List<PurchaseChange>> of(String customerId, Instant from, Instant to);
}
