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
    private final MeterRegistry registry;
    private final RealClock clock;
    private final Tags tags;
    private final String listener;

    ListenerMeters(MeterRegistry registry, RealClock clock, String group, String topic) {
        this.registry = registry;
        this.clock = clock;
        this.tags = Tags.of("group", group, "topic", topic);
        this.listener = "listener " + group + " on " + topic;
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
            case DEAD_LETTERED ->
                Counter.builder("fives.listener.dead.letters")
                        .tags(tags)
                        .register(registry)
                        .increment();
            case SKIPPED, PARKED, RETRIED -> {}
        }
    }

    private void endToEnd(ConsumerRecord<byte[], byte[]> record) {
        Duration age = Duration.between(Instant.ofEpochMilli(record.timestamp()), clock.instant());
        Timer.builder("fives.event.end.to.end")
                .description("From the record's timestamp to the stored effect")
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
