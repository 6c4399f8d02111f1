package dev.fives.gateway.stream;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads all topics on a thread of its own until it is stopped; where the brokers go away, it begins where it was. */
final class TailReader {
    private static final Logger LOG = LoggerFactory.getLogger(TailReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE_MIN = Duration.ofMillis(250);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(8);

    /** Who keeps what was read, and knows how far that is. */
    interface Keeper {
        /** Nothing was placed yet: reading begins at the end. */
        boolean isNew();

        /**
         * The offset at which each of these goes on.
         *
         * @param ends for a keeper that is new; what appears later is read from its beginning
         */
        Map<TopicPartition, Long> place(Set<TopicPartition> found, Map<TopicPartition, Long> ends);

        void take(ConsumerRecords<byte[], byte[]> records);
    }

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Set<String> topics;
    private final StreamProperties limits;
    private final Keeper keeper;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private Duration pause = PAUSE_MIN;
    private volatile @Nullable Consumer<byte[], byte[]> current;

    TailReader(
            Supplier<Consumer<byte[], byte[]>> consumers, Set<String> topics, StreamProperties limits, Keeper keeper) {
        this.consumers = consumers;
        this.topics = Set.copyOf(topics);
        this.limits = limits;
        this.keeper = keeper;
    }

    void run() {
        while (!isStopped()) {
            try (Consumer<byte[], byte[]> consumer = consumers.get()) {
                current = consumer;
                follow(consumer);
            } catch (WakeupException e) {
                LOG.debug("the tail ends");
            } catch (RuntimeException e) {
                LOG.warn(
                        "the topics cannot be read, again in {}: {}",
                        pause,
                        e.getClass().getName());
                waitABit();
            }
        }
    }

    void stop() {
        stopped.countDown();
        Consumer<byte[], byte[]> running = current;
        if (running != null) {
            running.wakeup();
        }
    }

    boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private void follow(Consumer<byte[], byte[]> consumer) {
        long scanned = System.nanoTime();
        assign(consumer);
        pause = PAUSE_MIN;
        while (!isStopped()) {
            keeper.take(consumer.poll(POLL));
            long now = System.nanoTime();
            if (now - scanned >= limits.rescan().toNanos()) {
                scanned = now;
                assign(consumer);
            }
        }
    }

    private void assign(Consumer<byte[], byte[]> consumer) {
        Set<TopicPartition> found = found(consumer);
        if (found.isEmpty()) {
            throw new UnknownTopicOrPartitionException("none of the topics is there yet");
        }
        if (!found.equals(consumer.assignment())) {
            consumer.assign(found);
            Map<TopicPartition, Long> ends =
                    keeper.isNew() ? consumer.endOffsets(found, limits.brokerPatience()) : Map.of();
            keeper.place(found, ends).forEach(consumer::seek);
        }
    }

    private Set<TopicPartition> found(Consumer<byte[], byte[]> consumer) {
        return consumer.listTopics(limits.brokerPatience()).entrySet().stream()
                .filter(topic -> topics.contains(topic.getKey()))
                .flatMap(topic -> topic.getValue().stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private void waitABit() {
        try {
            var _ = stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(PAUSE_MAX) < 0 ? doubled : PAUSE_MAX;
    }
}
