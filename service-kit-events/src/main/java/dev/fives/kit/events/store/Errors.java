package dev.fives.kit.events.store;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;

/**
 * Reactor throws an Error past all who wait for an answer, and whoever takes the next turn only after an answer would
 * wait for ever. What is called through here fails like anything else.
 */
public final class Errors {
    private static final Logger log = LoggerFactory.getLogger(Errors.class);

    private Errors() {}

    /** As {@link Mono#defer}; whatever is thrown is the error of the answer. */
    public static <T> Mono<T> defer(Supplier<Mono<T>> call) {
        return Mono.defer(() -> {
            try {
                return call.get();
            } catch (Throwable thrown) { // Errors above all
                return Mono.error(handedOn(thrown));
            }
        });
    }

    /** What was thrown, in a form that operators hand on. */
    public static Throwable handedOn(Throwable thrown) {
        return Exceptions.isFatal(thrown) ? new IllegalStateException(thrown.toString(), thrown) : thrown;
    }

    /** Tells one of many, who may throw whatever he likes: the others are told all the same. */
    public static void tell(Runnable one) {
        try {
            one.run();
        } catch (Throwable thrown) { // Errors above all
            log.error("a caller failed with what it was told", thrown);
        }
    }
}
