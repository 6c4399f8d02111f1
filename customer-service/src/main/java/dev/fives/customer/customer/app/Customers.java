package dev.fives.customer.customer.app;

import dev.fives.customer.customer.model.Customer;
import dev.fives.customer.customer.model.Identifier;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.paging.PageRequest;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Finds customers. An id that is only reserved has none. */
public interface Customers {
    /** A deleted one too. */
    Mono<Stored<Customer>> find(String id);

    /** For what is to be added to a customer: a 409 where it is deleted. */
    default Mono<Stored<Customer>> findActive(String id) {
        return find(id).doOnNext(RecycleBin::requireActive);
    }

    /** As {@link #find}, and a 404 where there is none. */
    default Mono<Stored<Customer>> require(String id) {
        return find(id).switchIfEmpty(Mono.error(Customers::unknown));
    }

    /** As {@link #findActive}, and a 404 where there is none. */
    default Mono<Stored<Customer>> requireActive(String id) {
        return findActive(id).switchIfEmpty(Mono.error(Customers::unknown));
    }

    static ProblemException unknown() {
        return new ProblemException(Problems.NOT_FOUND, "customer: not there (expected: the id of a customer)");
    }

    /** Those whose time to be restored is over and was not seen to be, oldest first. */
    Mono<List<Stored<Customer>>> purgeDue(Instant now, int limit);

    Mono<Instant> oldestPurgeDue();

    /** Id of the customer that lists the identifier now. */
    Mono<String> idOf(Identifier identifier);

    /** As {@link #idOf}, of those that a customer lists, in one query. */
    Mono<Map<Identifier, String>> idsOf(Collection<Identifier> identifiers);

    /** One customer more than the page holds, where there is one: it tells that there is a next page. */
    Mono<List<Stored<Customer>>> search(PageRequest request);

    /** Of all customers that the filter lets through. */
    Mono<Long> count(PageRequest request);

    /** The customer's place in the order of this request, for the cursor. */
    List<String> position(Stored<Customer> customer, PageRequest request);
}
