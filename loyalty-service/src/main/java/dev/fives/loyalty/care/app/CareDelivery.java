package dev.fives.loyalty.care.app;

import dev.fives.loyalty.care.model.CareTask;
import reactor.core.publisher.Mono;

/**
 * Sends what a due task's template says, by its channel. Until something does, the task lies in the agents' list as any
 * other.
 */
@FunctionalInterface
public interface CareDelivery {
    /** An agent does it by hand. */
    CareDelivery BY_HAND = task -> Mono.empty();

    /**
     * Completes when the message will be sent for certain; an error is tried again. Called again with the same task
     * after a crash, or where a complaint held it meanwhile: the task's id is what the message is sent once for.
     */
    Mono<Void> deliver(CareTask task);
}
