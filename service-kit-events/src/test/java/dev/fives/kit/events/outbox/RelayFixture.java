package dev.fives.kit.events.outbox;

import dev.fives.contracts.CloudEventHeaders;
import dev.fives.kit.time.RealClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import reactor.core.publisher.Mono;

/** A relay between an outbox in memory and a producer whose acknowledgements the test gives. */
final class RelayFixture {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    /** Long enough that what must not happen would have. */
    private static final Duration NOTHING_HAPPENS = Duration.ofMillis(120);

    final MockProducer<String, byte[]> producer =
            new MockProducer<>(false, new RoundRobinPartitioner(), new StringSerializer(), new ByteArraySerializer());
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final MemoryOutbox outbox = new MemoryOutbox();
    final OutboxProperties limits;
    final OutboxRelay relay;

    RelayFixture() {
        this(128, 1000, 1000);
    }

    RelayFixture(int sideBySide, int maxAggregates, int maxHeld) {
        limits = limits(sideBySide, maxAggregates, maxHeld);
        var factory = new DefaultKafkaProducerFactory<String, byte[]>(Map.of()) {
            @Override
            protected Producer<String, byte[]> createKafkaProducer() {
                return producer;
            }
        };
        var publisher = new EventPublisher(
                new KafkaTemplate<>(factory), Mono.empty(), "", DEADLINE, RealClock.system(), meters);
        relay = new OutboxRelay(publisher, limits);
        relay.start();
    }

    private static OutboxProperties limits(int sideBySide, int maxAggregates, int maxHeld) {
        var short_ = Duration.ofMillis(20);
        return new OutboxProperties(
                500,
                200,
                Duration.ofHours(24),
                short_,
                5,
                sideBySide,
                maxAggregates,
                maxHeld,
                short_,
                short_.multipliedBy(2),
                Duration.ofMillis(50),
                Duration.ofSeconds(45),
                10,
                4,
                Duration.ofSeconds(2),
                short_,
                100);
    }

    void offer(String id, int events) {
        relay.offer(outbox, id, outbox.write(id, events));
    }

    /** Ids of all records that went to the producer, in order. */
    List<String> sent() {
        return producer.history().stream()
                .map(record -> new String(
                        record.headers().lastHeader(CloudEventHeaders.ID).value(), StandardCharsets.UTF_8))
                .toList();
    }

    void awaitSent(int records) {
        until(() -> producer.history().size() >= records);
    }

    void awaitEmpty(String id) {
        until(() -> outbox.documents.get(id).isEmpty());
    }

    void acknowledge() {
        until(producer::completeNext);
    }

    void fail() {
        until(() -> producer.errorNext(new TimeoutException("no answer")));
    }

    static void until(Callable<Boolean> condition) {
        var end = System.nanoTime() + DEADLINE.toNanos();
        try {
            while (!condition.call()) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("condition: not met (expected: within " + DEADLINE + ")");
                }
                LockSupport.parkNanos(1_000_000);
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    static void givenTimeForMore() {
        Mono.delay(NOTHING_HAPPENS).block();
    }
}
