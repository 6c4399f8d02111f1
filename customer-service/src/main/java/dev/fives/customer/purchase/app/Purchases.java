package dev.fives.customer.purchase.app;

import dev.fives.customer.purchase.model.Purchase;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.paging.PageRequest;
import java.util.List;
import reactor.core.publisher.Mono;

/** Finds purchases. */
public interface Purchases {
    Mono<Stored<Purchase>> find(String id);

    /** Newest first; one purchase more than the page holds, where there is one. */
    Mono<List<Stored<Purchase>>> ofCustomer(String customerId, PageRequest request);

    Mono<Long> countOfCustomer(String customerId);

    /** The purchase's place in the order of a customer's purchases, for the cursor. */
    List<String> position(Stored<Purchase> purchase);
}
