package dev.fives.kit.events.outbox;

import dev.fives.contracts.EventType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that a command causes, before it has an id or a number.
 *
 * @param data the contracts record of the type; serialised when the command is written
 * @param time business time of the fact; null = now. Timers give the due instant, not the moment they fired.
 */
public record NewEvent(
        EventType type, Object data, @Nullable Instant time) {
    public NewEvent(EventType type, Object data) {
        this(type, data, null);
    }
}
