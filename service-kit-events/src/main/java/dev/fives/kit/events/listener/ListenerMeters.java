package dev.fives.kit.events.listener;

import dev.fives.contracts.CloudEventHeaders;
import dev.fives.contracts.EventType;
import dev.fives.contracts.EventTypes;
import dev.fives.kit.time.RealClock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** The meters of one listener. Ages are in real time: business time may jump, record timestamps do not. */
final class ListenerMeters {
    /** From "at once" to "somebody should have come": figures of one size in every service, to be added up. */
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(30)
    };

    private final MeterRegistry registry;
    private final RealClock clock;
    private final Tags tags;
    private final String listener;
    private final Counter deadLetters;
    private final Counter duplicates;
    private final Counter gaps;
    private final Counter restarts;

    ListenerMeters(MeterRegistry registry, RealClock clock, String group, String topic) {
        this.registry = registry;
        this.clock = clock;
        this.tags = Tags.of("group", group, "topic", topic);
        this.listener = "listener " + group + " on " + topic;
        this.deadLetters = counter("fives.listener.dead.letters", "Records that went to the dead-letter topic");
        this.duplicates = counter("fives.listener.duplicates", "Events that the handler knew and dropped");
        this.gaps = counter("fives.listener.gaps", "Jumps seen in the sequence of an aggregate");
        this.restarts = counter("fives.listener.restarts", "Starts of a container that had stopped by itself");
    }

    /** There from the start at 0: a counter that appears with its first count shows no increase to an alert. */
    private Counter counter(String name, String description) {
        return Counter.builder(name).tags(tags).description(description).register(registry);
    }

    /** Its name in logs. */
    String listener() {
        return listener;
    }

    void running(Supplier<Boolean> running) {
        Gauge.builder("fives.listener.running", () -> running.get() ? 1 : 0)
                .tags(tags)
                .description("1 while the container polls")
                .register(registry);
    }

    void parkedKeys(Supplier<Number> parked) {
        Gauge.builder("fives.listener.parked.keys", parked)
                .tags(tags)
                .description("Keys that wait for a redrive")
                .register(registry);
    }

    void count(Outcome outcome, ConsumerRecord<byte[], byte[]> record) {
        Counter.builder("fives.listener.records")
                .tags(tags.and("outcome", outcome.tag()))
                .register(registry)
                .increment();
        switch (outcome) {
            case HANDLED -> endToEnd(record);
            case REPEATED -> duplicates.increment();
            case DEAD_LETTERED -> deadLetters.increment();
            case SKIPPED, PARKED, RETRIED -> {}
        }
    }

    void countGap() {
        gaps.increment();
    }

    void countRestart() {
        restarts.increment();
    }

    private void endToEnd(ConsumerRecord<byte[], byte[]> record) {
        Duration age = Duration.between(Instant.ofEpochMilli(record.timestamp()), clock.instant());
        Timer.builder("crm.event.e2e")
                .description("From the record's timestamp to the stored effect")
                .serviceLevelObjectives(BUCKETS)
                .tags(tags.and("type", type(record)))
                .register(registry)
                .record(age.isNegative() ? Duration.ZERO : age);
    }

    /** Only names that we know: a tag must not grow with what senders invent. */
    private static String type(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(CloudEventHeaders.TYPE);
        String name = header == null ? null : AttributeReader.utf8(header.value());
        return name == null
                ? "other"
                : EventTypes.named(name).map(EventType::name).orElse("other");
    }
}
