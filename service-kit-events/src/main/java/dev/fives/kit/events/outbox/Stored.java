package dev.fives.kit.events.outbox;

import java.util.List;
import java.util.Optional;

/**
 * An aggregate as the store returned it.
 *
 * @param key the record key on the topic, fixed at birth
 * @param version of the state, 1 at birth; what a write is conditional on
 * @param sequence of the last event
 * @param pending events that Kafka has not acknowledged yet
 */
public record Stored<S>(
        String id,
        String key,
        long version,
        long sequence,
        S state,
        List<CommandRecord> commands,
        List<PendingEvent> pending) {
    public Stored {
        commands = List.copyOf(commands);
        pending = List.copyOf(pending);
    }

    /** The record of the command with this key ({@link CommandRecord#keyOf}), if it was carried out. */
    public Optional<CommandRecord> command(String key) {
        return commands.stream().filter(record -> record.key().equals(key)).findFirst();
    }
}
