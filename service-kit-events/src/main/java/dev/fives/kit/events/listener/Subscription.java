package dev.fives.kit.events.listener;

import dev.fives.contracts.EventType;
import dev.fives.contracts.Topic;
import java.util.Map;

/**
 * What a service wants to hear. Declared as a bean, it gets a container of its own.
 *
 * @param group consumer group, such as {@code loyalty}; part of the dead-letter topic's name
 * @param handlers by type; other types on the topic are skipped
 * @param parking true where the handler's memory is by sequence: a permanent fault then parks its key
 */
public record Subscription(String group, Topic topic, Map<EventType, EventHandler> handlers, boolean parking) {
    public Subscription {
        handlers = Map.copyOf(handlers);
        for (EventType type : handlers.keySet()) {
            if (type.topic() != topic) {
                throw new IllegalArgumentException("handlers: " + type + " (expected: a type on " + topic + ")");
            }
        }
    }
}
