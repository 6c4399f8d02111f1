package dev.fives.customer.customer.app;

import dev.fives.customer.customer.model.Customer;
import dev.fives.customer.customer.model.CustomerDraft;
import dev.fives.kit.events.command.Command;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.id.Ids;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.time.RealClock;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/** Creates a customer. With an Idempotency-Key a repetition answers the customer that the first one created. */
public class CreateCustomer {
    private static final int ATTEMPTS_MAX = 5;
    private static final int CREATED = 201;

    private final CustomerStore store;
    private final Identifiers identifiers;
    private final CustomerDrafts drafts;
    private final Ids ids;
    private final RealClock clock;

    public CreateCustomer(
            CustomerStore store, Identifiers identifiers, CustomerDrafts drafts, Ids ids, RealClock clock) {
        this.store = store;
        this.identifiers = identifiers;
        this.drafts = drafts;
        this.ids = ids;
        this.clock = clock;
    }

    public Mono<Stored<Customer>> create(CustomerDraft draft) {
        return Command.current(clock, "POST /customers", draft).flatMap(command -> attempt(command, draft, 1));
    }

    /** An id that was reserved against a slow creator is lost; the next attempt has another one. */
    private Mono<Stored<Customer>> attempt(Command command, CustomerDraft draft, int number) {
        if (number > ATTEMPTS_MAX) {
            return Mono.error(new ProblemException(Problems.UNAVAILABLE, "id: reserved (expected: a quieter moment)")
                    .withRetryAfter(Duration.ofSeconds(1)));
        }
        String id = number == 1
                ? command.idOf(ids, "cus")
                : ids.derived("cus", command.idOf(ids, "cus"), String.valueOf(number));
        Mono<Stored<Customer>> create = Mono.defer(() -> create(command, draft, id));
        return (command.key() == null ? create : store.aggregates().find(id).switchIfEmpty(create))
                .onErrorResume(AlreadyExists.class, taken -> store.aggregates().find(id))
                .flatMap(stored ->
                        CustomerStore.isReserved(stored) ? attempt(command, draft, number + 1) : answer(stored));
    }

    private Mono<Stored<Customer>> create(Command command, CustomerDraft draft, String id) {
        Customer customer = drafts.create(id, draft, false);
        return identifiers
                .take(customer.identifiers(), id)
                .then(Mono.defer(() -> store.aggregates()
                        .create(
                                id,
                                id,
                                customer,
                                List.of(CustomerEvents.created(customer)),
                                command.record(CREATED, 1))));
    }

    private static Mono<Stored<Customer>> answer(Stored<Customer> stored) {
        RecycleBin.requireThere(stored);
        return Mono.just(stored);
    }
}
