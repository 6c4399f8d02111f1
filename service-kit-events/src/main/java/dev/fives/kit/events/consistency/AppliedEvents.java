package dev.fives.kit.events.consistency;

import dev.fives.contracts.Topic;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What the listeners of this instance have handled of the aggregates met last. What another instance handled, or this
 * one long ago or before a restart, it does not know; then it says no, and never yes without reason.
 */
public final class AppliedEvents {
    private final int remembered;
    private final Map<Topic, List<Applied>> listeners = new ConcurrentHashMap<>();

    public AppliedEvents(int remembered) {
        this.remembered = remembered;
    }

    /** The memory of one more listener on this topic. */
    public Applied listener(Topic topic) {
        Applied applied = new Applied(remembered);
        listeners.computeIfAbsent(topic, _ -> new CopyOnWriteArrayList<>()).add(applied);
        return applied;
    }

    /** Whether every listener that hears of these aggregates has come so far; there is nothing to wait for where none does. */
    boolean has(ConsistencyToken token) {
        return token.sequences().entrySet().stream().allMatch(part -> has(part.getKey(), part.getValue()));
    }

    private boolean has(Aggregate aggregate, long sequence) {
        return Topic.ofAggregate(aggregate.type())
                .map(topic -> listeners.getOrDefault(topic, List.of()))
                .orElse(List.of())
                .stream()
                .allMatch(listener -> listener.has(aggregate, sequence));
    }
}
