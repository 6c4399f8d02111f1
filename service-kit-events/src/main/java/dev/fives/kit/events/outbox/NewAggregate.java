package dev.fives.kit.events.outbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An aggregate to be created in a bulk; the parts are those of {@link AggregateStore#create}. */
public record NewAggregate<S>(
        String id,
        String key,
        S state,
        List<NewEvent> events,
        @Nullable CommandRecord command) {
    public NewAggregate {
        events = List.copyOf(events);
    }
}
