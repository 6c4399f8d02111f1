package dev.fives.segmentation.profile.app;

import dev.fives.segmentation.profile.model.Purchase;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import reactor.core.publisher.Flux;

/** What customers have bought, each purchase as the last event told it, applied to its profile already or not. */
public interface PurchaseHistory {

    /** @param purchases at least one */
    record CustomerPurchases(String customerId, List<Purchase> purchases) {}

    /** Of all customers who bought before, by their ids. */
    Flux<CustomerPurchases> before(Instant end);

    /** Of those of the customers who bought before, in no order. */
    Flux<CustomerPurchases> before(Instant end, Collection<String> customerIds);
}
