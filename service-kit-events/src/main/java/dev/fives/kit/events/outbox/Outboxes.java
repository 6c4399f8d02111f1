package dev.fives.kit.events.outbox;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Every outbox of this service. */
public final class Outboxes {
    private final List<Outbox> all = new CopyOnWriteArrayList<>();

    /** While the application context is built. */
    public void register(Outbox outbox) {
        if (all.stream().anyMatch(other -> other.name().equals(outbox.name()))) {
            throw new IllegalStateException("outbox: " + outbox.name() + " (expected: registered once)");
        }
        all.add(outbox);
    }

    List<Outbox> all() {
        return all;
    }

    /** The aggregate types of this service. */
    public List<String> names() {
        return all.stream().map(Outbox::name).toList();
    }

    /** The outbox of an aggregate type, empty where another service owns it. */
    public Optional<Outbox> named(String aggregateType) {
        return all.stream()
                .filter(outbox -> outbox.name().equals(aggregateType))
                .findFirst();
    }
}
