package dev.fives.customer.customer.app;

import dev.fives.customer.customer.model.Customer;
import dev.fives.customer.customer.model.Deletion;
import dev.fives.kit.events.due.DueWork;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.Stored;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/** Ends the time in which a deleted customer can be restored. Nothing is erased here, and nobody is told. */
public final class PurgeDeleted implements DueWork {
    private static final int SIDE_BY_SIDE = 8;

    private final CustomerStore store;
    private final Customers customers;

    public PurgeDeleted(CustomerStore store, Customers customers) {
        this.store = store;
        this.customers = customers;
    }

    @Override
    public String name() {
        return "deleted.customers";
    }

    @Override
    public Mono<Integer> fireDue(Instant businessNow, int limit) {
        // one that cannot be written must not keep the others waiting; its fault is told when they are through
        return customers
                .purgeDue(businessNow, limit)
                .flatMapIterable(found -> found)
                .flatMapDelayError(
                        stored -> store.aggregates()
                                .change(stored.id(), present -> decide(present, businessNow))
                                .thenReturn(1),
                        SIDE_BY_SIDE,
                        SIDE_BY_SIDE)
                .reduce(0, Integer::sum);
    }

    private static Decision<Customer> decide(Stored<Customer> stored, Instant now) {
        Deletion deletion = stored.state().deletion();
        Instant due = deletion == null ? null : deletion.purgeDueAt();
        return due == null || due.isAfter(now)
                ? new Decision.Unchanged<>()
                : new Decision.Changed<>(stored.state().expired(), List.of());
    }

    @Override
    public Mono<Instant> oldestDue() {
        return customers.oldestPurgeDue();
    }
}
