package dev.fives.kit.events.listener;

import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.publisher.Mono;

/**
 * How a handler says that the event in hand was applied before and is dropped: whoever finds it in its memory subscribes
 * to {@link #dropped()}. It is counted and changes nothing else.
 */
public final class Repeat {
    private final AtomicBoolean dropped = new AtomicBoolean();

    /** Does nothing where no event is being handled, so that a use case may serve requests too. */
    public static Mono<Void> dropped() {
        return Mono.deferContextual(context -> {
            context.<Repeat>getOrEmpty(Repeat.class).ifPresent(repeat -> repeat.dropped.set(true));
            return Mono.empty();
        });
    }

    boolean isDropped() {
        return dropped.get();
    }
}
