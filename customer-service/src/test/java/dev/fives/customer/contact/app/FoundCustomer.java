package dev.fives.customer.contact.app;

import dev.fives.customer.customer.app.Customers;
import dev.fives.customer.customer.model.Customer;
import dev.fives.customer.customer.model.Identifier;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.paging.PageRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** What a look for a customer by id finds. */
record FoundCustomer(Supplier<Mono<Stored<Customer>>> found) implements Customers {
    @Override
    public Mono<Stored<Customer>> find(String id) {
        return Mono.defer(found);
    }

    @Override
    public Mono<List<Stored<Customer>>> purgeDue(Instant now, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Mono<Instant> oldestPurgeDue() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Mono<String> idOf(Identifier identifier) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Mono<Map<Identifier, String>> idsOf(Collection<Identifier> identifiers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Mono<List<Stored<Customer>>> search(PageRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Mono<Long> count(PageRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> position(Stored<Customer> customer, PageRequest request) {
        throw new UnsupportedOperationException();
    }
}
