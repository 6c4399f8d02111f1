package dev.fives.customer.customer.mongo;

import dev.fives.contracts.StateTopic;
import dev.fives.contracts.customer.CustomerState;
import dev.fives.customer.customer.app.CustomerEvents;
import dev.fives.customer.customer.app.CustomerStore;
import dev.fives.customer.customer.model.Customer;
import dev.fives.customer.customer.model.Deletion;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.events.state.PresentState;
import dev.fives.kit.events.state.StateReads;
import dev.fives.kit.events.state.StateSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The present state of customers for {@code crm.customer.state.v1}. */
public final class CustomerStates implements StateSource {
    private final CustomerStore customers;

    public CustomerStates(CustomerStore customers) {
        this.customers = customers;
    }

    @Override
    public StateTopic topic() {
        return StateTopic.CUSTOMER;
    }

    @Override
    public Set<String> aggregateTypes() {
        return Set.of("customer");
    }

    @Override
    public Mono<List<PresentState>> present(Collection<String> ids) {
        return StateReads.present(customers.aggregates(), ids)
                .map(found -> found.stream()
                        .filter(customer -> !CustomerStore.isReserved(customer))
                        .map(CustomerStates::state)
                        .toList());
    }

    private static PresentState state(Stored<Customer> stored) {
        Customer customer = stored.state();
        return new PresentState.Kept(
                stored.id(),
                versionTold(stored),
                new CustomerState(
                        customer.id(),
                        customer.history(),
                        customer.isDeleted() ? true : null,
                        CustomerEvents.snapshot(customer)));
    }

    /** Nobody is told when the time to restore a customer is over, so that write does not count. */
    private static long versionTold(Stored<Customer> stored) {
        Deletion deletion = stored.state().deletion();
        return deletion != null && deletion.purgeDueAt() == null ? stored.version() - 1 : stored.version();
    }

    @Override
    public Mono<Keys> keys(@Nullable String position, int limit) {
        return StateReads.keys(customers.aggregates(), position, limit);
    }
}
