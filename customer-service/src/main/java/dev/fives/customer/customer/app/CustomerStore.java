package dev.fives.customer.customer.app;

import dev.fives.customer.customer.model.Customer;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.Stored;
import reactor.core.publisher.Mono;

/**
 * Customers as aggregates, and ids that will never be one. An id is reserved to make a slow creator fail: it is a
 * document that never had an event.
 */
public interface CustomerStore {
    AggregateStore<Customer> aggregates();

    /** Makes the id unusable; false where a customer has it already. Repeating it changes nothing. */
    Mono<Boolean> reserve(String id);

    static boolean isReserved(Stored<Customer> stored) {
        return stored.sequence() == 0;
    }
}
