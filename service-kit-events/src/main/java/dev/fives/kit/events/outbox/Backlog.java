package dev.fives.kit.events.outbox;

import java.util.List;

/**
 * What one read of an aggregate showed.
 *
 * @param key the record key, fixed at birth
 * @param events not yet acknowledged, in order, without a gap
 */
public record Backlog(String key, List<PendingEvent> events) {
    public Backlog {
        events = List.copyOf(events);
    }
}
