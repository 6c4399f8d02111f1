package dev.fives.feedback.outreach.app;

import dev.fives.feedback.outreach.model.Ask;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Planned questions, and refunds; both are kept for good, so that a replay plans and refunds nothing twice. */
public interface Asks {

    /** Those that are known, waiting or settled, stay as they are. */
    Mono<Void> plan(List<Ask> asks);

    /** Notes a refund; the earliest of a purchase counts. */
    Mono<Void> refunded(String purchaseId, Instant at);

    /** When the purchase was first refunded; empty without a refund. */
    Mono<Instant> refundOf(String purchaseId);

    /** Waiting questions due by then, in the order of their due instants. */
    Flux<Ask> due(Instant until, int limit);

    /** Which of these wait. */
    Mono<Set<String>> waiting(Collection<String> askIds);

    /** Ends the waiting; true for the one who ended it. */
    Mono<Boolean> settle(String askId, String outcome);

    /** The oldest due instant that waits; empty where nothing does. */
    Mono<Instant> oldestDue();
}
