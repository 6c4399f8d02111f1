package dev.fives.kit.events.listener;

import reactor.core.publisher.Mono;

/**
 * Applies an event. Events of one key come one after the other; the same event may come again, and a later one of the
 * same aggregate before an earlier one that was dead-lettered.
 */
@FunctionalInterface
public interface EventHandler {
    /**
     * Completes when the effect is stored. Fails with a {@link PermanentFault} for a dead letter; any other failure,
     * also passing the deadline {@code fives.listener.handler-timeout}, is tried again for ever.
     */
    Mono<Void> handle(ReceivedEvent event);
}
