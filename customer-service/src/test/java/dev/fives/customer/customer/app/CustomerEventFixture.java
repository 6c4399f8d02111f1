package dev.fives.customer.customer.app;

import dev.fives.customer.customer.model.Customer;
import dev.fives.kit.events.outbox.NewEvent;
import java.util.List;

/** Events of customers, for tests of other packages. */
public final class CustomerEventFixture {
    private CustomerEventFixture() {}

    public static NewEvent created(Customer customer) {
        return CustomerEvents.created(customer);
    }

    public static NewEvent updated(Customer customer) {
        return CustomerEvents.updated(customer, customer, List.of("address.city"), 2);
    }
}
