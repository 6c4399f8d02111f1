package dev.fives.kit.messages.message;

import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * What a service writes to customers.
 *
 * @param idPrefix of its messages' ids; the gateway finds the service by it
 * @param templates by name, each with what fills it in
 */
public record Correspondence(String idPrefix, Map<String, Content> templates) {
    public Correspondence {
        templates = Map.copyOf(templates);
    }

    /** What fills in a template. */
    @FunctionalInterface
    public interface Content {
        /** Asked when the message is sent; empty where it is of no use any more, error {@link NotYet} where it waits. */
        Mono<Map<String, String>> of(Message message);
    }

    /** What it is about keeps it waiting, and may let it go. It is asked for again until it is given up. */
    public static final class NotYet extends RuntimeException {
        public NotYet(String why) {
            super(why, null, false, false);
        }
    }
}
