package dev.fives.kit.events.listener;

import reactor.core.publisher.Mono;

/**
 * Lets a decision that rests on silence (no refund, no complaint, no refusal) wait until nothing unread can break it.
 * What a group has not read yet, be it after a down time, is no silence.
 */
@FunctionalInterface
public interface CaughtUp {

    /**
     * Completes when the group has handled everything that was on its topics at the subscription, in whichever instance
     * of the service; dead letters and parked events count as handled. An error where the topics cannot be read, or
     * where it takes too long: then nothing may be decided, and the caller asks again later.
     */
    Mono<Void> withAll();
}
