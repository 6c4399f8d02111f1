package dev.fives.customer.inbound.app;

import dev.fives.customer.customer.app.EnsureCustomers;
import dev.fives.customer.customer.app.EnsureCustomers.Known;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Customers by their ids in other systems. */
public class ForeignCustomers {
    private final EnsureCustomers customers;
    private final InboundLimits limits;

    public ForeignCustomers(EnsureCustomers customers, InboundLimits limits) {
        this.customers = customers;
        this.limits = limits;
    }

    /**
     * The customer's id with us; one that nobody knows is created, or a 404 where that is switched off. A deleted one is
     * a 404 too: the event is a dead letter for longer than the customer can be restored, and is replayed then.
     */
    Mono<String> idOf(String system, String externalId) {
        return (limits.createCustomers()
                        ? customers.ensureAll(system, List.of(new Known(externalId, null)), false)
                        : customers.find(system, List.of(externalId)))
                .flatMap(ids -> Mono.justOrEmpty(Optional.ofNullable(ids.get(externalId))))
                .switchIfEmpty(Mono.error(() -> new ProblemException(Problems.NOT_FOUND, refusal())));
    }

    static boolean isNotThere(Throwable fault) {
        return fault instanceof ProblemException problem && problem.type().equals(Problems.NOT_FOUND);
    }

    private String refusal() {
        return limits.createCustomers()
                ? "customerExternalId: of a deleted customer (expected: one that is restored first)"
                : "customerExternalId: unknown or deleted (expected: a customer of this system)";
    }
}
