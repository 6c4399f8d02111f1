package dev.fives.customer.customer.app;

import dev.fives.customer.customer.model.Customer;
import dev.fives.customer.customer.model.Deletion;
import dev.fives.kit.events.command.Command;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import java.util.List;
import reactor.core.publisher.Mono;

/** Takes a customer out of the recycle bin, as it was and under the same id. One that is not in it stays as it is. */
public class RestoreCustomer {
    private static final int OK = 200;

    private final CustomerStore store;
    private final BusinessClock business;
    private final RealClock real;

    public RestoreCustomer(CustomerStore store, BusinessClock business, RealClock real) {
        this.store = store;
        this.business = business;
        this.real = real;
    }

    /** Empty where there is no such customer; 410 where its time is over. */
    public Mono<Stored<Customer>> restore(String id) {
        return Command.current(real, "POST /customers/" + id + "/restore", "")
                .flatMap(command -> store.aggregates()
                        .change(id, stored -> decide(stored, command))
                        .filter(stored -> !CustomerStore.isReserved(stored)))
                .doOnNext(RecycleBin::requireThere);
    }

    /** A repeated command is answered by what the customer is now: it may have been deleted once more. */
    private Decision<Customer> decide(Stored<Customer> stored, Command command) {
        Deletion deletion = stored.state().deletion();
        if (command.isDoneIn(stored) || deletion == null) {
            return new Decision.Unchanged<>();
        }
        if (!deletion.isRestorable(business.instant())) {
            throw new ProblemException(
                            Problems.GONE,
                            "customer: deleted for too long (expected: restored before " + deletion.restorableUntil()
                                    + ")")
                    .withProperty("restorableUntil", deletion.restorableUntil().toString());
        }
        Customer after = stored.state().restored();
        long version = stored.version() + 1;
        return new Decision.Changed<>(
                after, List.of(CustomerEvents.restored(after, version)), command.record(OK, version));
    }
}
