package dev.fives.kit.events.outbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a command made of an aggregate. A refusal is an exception of the use case, or unchanged. */
public sealed interface Decision<S> {

    record Changed<S>(
            S next, List<NewEvent> events, @Nullable CommandRecord command) implements Decision<S> {
        public Changed {
            events = List.copyOf(events);
        }

        public Changed(S next, List<NewEvent> events) {
            this(next, events, null);
        }
    }

    record Unchanged<S>() implements Decision<S> {}
}
