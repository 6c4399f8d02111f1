package dev.fives.customer.inbound.kafka;

import dev.fives.customer.inbound.app.Refusals;
import dev.fives.kit.events.listener.EventHandler;
import dev.fives.kit.events.listener.PermanentFault;
import dev.fives.kit.events.listener.ReceivedEvent;
import dev.fives.kit.problem.ProblemException;
import java.util.function.BiFunction;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** What is common to events of other systems: whose they are, and what becomes of a refusal. */
final class Foreign {
    static final String GROUP = "customer";

    private Foreign() {}

    /** Reads the data; a refusal of the use case is a dead letter with its reason, all else is tried again. */
    static <T> EventHandler handler(
            Class<T> data, Function<T, String> customer, BiFunction<ReceivedEvent, T, Mono<Void>> take) {
        return event -> Mono.fromSupplier(() -> event.dataAs(data))
                .doOnNext(read -> requireKey(event, customer.apply(read)))
                .flatMap(read -> take.apply(event, read))
                .onErrorMap(ProblemException.class, Foreign::fault);
    }

    /** With another key the events of one customer would overtake each other. */
    private static void requireKey(ReceivedEvent event, String customerExternalId) {
        if (!event.key().equals(customerExternalId)) {
            throw new PermanentFault("key: another customer's (expected: customerExternalId)");
        }
    }

    private static Throwable fault(ProblemException problem) {
        return Refusals.isFinal(problem) ? new PermanentFault(Refusals.reason(problem)) : problem;
    }
}
