package dev.fives.kit.events.outbox;

import dev.fives.contracts.Topic;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.test.stack.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A service with an aggregate of its own for each test, on the store and the broker that are asked for. */
abstract class NoteStage {
    static final Duration SOON = Duration.ofSeconds(60);
    static final Instant BUSINESS_NOW = Instant.parse("2030-01-01T08:00:00Z");
    /** Above the delivery time-out, and both short enough for a test. */
    static final Map<String, Object> QUICK = Map.of(
            "fives.outbox.sweep-age", "3s",
            "fives.outbox.sweep-interval", "200ms",
            "fives.outbox.gauge-interval", "100ms",
            "spring.kafka.producer.properties[delivery.timeout.ms]", 2000,
            "spring.kafka.producer.properties[request.timeout.ms]", 1000);

    final String name = LocalBackends.freshName();
    final CommandCounter counter = new CommandCounter();
    NoteApplication application;
    AggregateStore<Note> notes;

    abstract Backends backends();

    @BeforeEach
    void start() {
        application = NoteApplication.start(backends(), name, QUICK, counter, new MutableClock(BUSINESS_NOW));
        notes = application.notes();
    }

    @AfterEach
    void close() {
        application.close();
    }

    TopicLog log() {
        return new TopicLog(backends(), name + "." + Topic.SEGMENT.topicName());
    }

    Stored<Note> create(String id) {
        return notes.create(id, id, new Note("a", 1), Note.events(id, 1), null)
                .blockOptional()
                .orElseThrow();
    }

    static NewAggregate<Note> fresh(String id) {
        return new NewAggregate<>(id, id, new Note("a", 1), Note.events(id, 1), null);
    }

    void increment(String id) {
        notes.change(id, Note::increment).block();
    }

    Stored<Note> find(String id) {
        return notes.find(id).blockOptional().orElseThrow();
    }

    List<PendingEvent> pending(String id) {
        return find(id).pending();
    }
}
