package dev.fives.kit.events.outbox;

import dev.fives.kit.events.outbox.OutboxRelay.AggregateRef;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The last event of each aggregate that this instance has sent and taken out. The answer of a write may be handed over
 * after another lane has sent what it shows; without this it would be sent twice with no fault anywhere. It holds for
 * what a writer saw, never for what is read: what still lies in the outbox is sent again.
 */
final class RecentlySent {
    private final Map<AggregateRef, Long> sequences;

    RecentlySent(int aggregatesMax) {
        sequences = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<AggregateRef, Long> eldest) {
                return size() > aggregatesMax;
            }
        };
    }

    synchronized void remember(AggregateRef aggregate, long sequence) {
        sequences.merge(aggregate, sequence, Math::max);
    }

    synchronized Backlog leftOf(AggregateRef aggregate, Backlog seen) {
        long sent = sequences.getOrDefault(aggregate, 0L);
        return new Backlog(
                seen.key(),
                seen.events().stream().filter(event -> event.sequence() > sent).toList());
    }
}
