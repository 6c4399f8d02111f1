package dev.fives.kit.events.self;

import dev.fives.contracts.Topic;
import dev.fives.kit.events.index.EventIndex;
import dev.fives.kit.events.index.EventPlace;
import dev.fives.kit.events.listener.EventIdentity;
import dev.fives.kit.events.state.StateKeeper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchAcknowledgingMessageListener;
import org.springframework.kafka.support.Acknowledgment;

/**
 * One batch of the service's own events: one bulk insert into the index, then the state topic, then the commit. Each
 * step can be repeated. What cannot be read is somebody else's doing and is passed over: those who subscribe to the
 * topic put it aside. Nothing thrown leaves it.
 */
final class SelfBatch implements BatchAcknowledgingMessageListener<byte[], byte[]> {
    private static final Logger log = LoggerFactory.getLogger(SelfBatch.class);
    private static final Duration STORE_ANSWERS = Duration.ofMinutes(1);
    private static final int DOUBLINGS = 20;

    private final Map<String, Topic> topics;
    private final EventIndex index;
    private final List<StateKeeper> keepers;
    private final SelfProperties limits;
    private final Counter indexed;
    private final Counter repeated;
    private final Counter unreadable;
    private final AtomicInteger failures = new AtomicInteger();

    /** @param topics by their full names */
    SelfBatch(
            Map<String, Topic> topics,
            EventIndex index,
            List<StateKeeper> keepers,
            SelfProperties limits,
            MeterRegistry meters) {
        this.topics = Map.copyOf(topics);
        this.index = index;
        this.keepers = List.copyOf(keepers);
        this.limits = limits;
        this.indexed = counter(meters, "indexed");
        this.repeated = counter(meters, "repeated");
        this.unreadable = counter(meters, "unreadable");
    }

    private static Counter counter(MeterRegistry meters, String outcome) {
        return Counter.builder("fives.self.records")
                .description("Records of the service's own topics by what became of them in the event index")
                .tag("outcome", outcome)
                .register(meters);
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> batch, @Nullable Acknowledgment acknowledgment) {
        Acknowledgment commit = Objects.requireNonNull(acknowledgment);
        try {
            handle(batch.stream().map(this::own).flatMap(Optional::stream).toList(), batch.size());
            failures.set(0);
            commit.acknowledge();
        } catch (Throwable e) { // whatever it is, the container must not see it
            int attempt = failures.incrementAndGet();
            log.warn(
                    "own topics: a batch of {} failed, attempt {}, will be tried again: {}",
                    batch.size(),
                    attempt,
                    e.toString());
            commit.nack(0, backoff(attempt));
        }
    }

    boolean isFaulted() {
        return failures.get() > 0;
    }

    private record Own(Topic topic, EventPlace place, String key) {
        StateKeeper.Heard heard() {
            return new StateKeeper.Heard(place.aggregateType(), place.partition(), key);
        }
    }

    private Optional<Own> own(ConsumerRecord<byte[], byte[]> record) {
        Topic topic = Objects.requireNonNull(topics.get(record.topic()));
        return EventIdentity.of(topic, record)
                .map(event -> new Own(
                        topic,
                        new EventPlace(
                                event.aggregateType(),
                                event.aggregateId(),
                                event.sequence(),
                                record.topic(),
                                record.partition(),
                                record.offset()),
                        event.key()));
    }

    private void handle(List<Own> own, int records) {
        long fresh = index.add(own.stream().map(Own::place).toList())
                .blockOptional(STORE_ANSWERS)
                .orElse(0L);
        for (StateKeeper keeper : keepers) {
            keeper.heard(own.stream()
                    .filter(event -> event.topic() == keeper.events())
                    .map(Own::heard)
                    .toList());
        }
        indexed.increment((double) fresh);
        repeated.increment((double) (own.size() - fresh));
        unreadable.increment(records - own.size());
    }

    private Duration backoff(int attempt) {
        Duration doubled = limits.firstBackoff().multipliedBy(1L << Math.min(attempt - 1, DOUBLINGS));
        return doubled.compareTo(limits.maxBackoff()) < 0 ? doubled : limits.maxBackoff();
    }
}
