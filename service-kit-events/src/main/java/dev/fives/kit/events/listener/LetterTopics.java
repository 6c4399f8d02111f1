package dev.fives.kit.events.listener;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Reads dead-letter topics for operators, straight from the broker and without a group. A reading is bounded in time, in
 * records, and in how many run at once; of each record only what the caller makes of it is kept.
 */
final class LetterTopics {
    private static final int AT_ONCE = 2;
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration COME_AGAIN = Duration.ofSeconds(2);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Duration timeout;
    private final Semaphore readings = new Semaphore(AT_ONCE);

    LetterTopics(Supplier<Consumer<byte[], byte[]>> consumers, Duration timeout) {
        this.consumers = consumers;
        this.timeout = timeout;
    }

    /**
     * The newest records before a position, over all partitions of the topics.
     *
     * @param before exclusive; null = from the end; a partition that is missing has nothing left
     */
    <T> Newest<T> newest(
            Collection<String> topics,
            @Nullable Map<TopicPartition, Long> before,
            int limit,
            Function<ConsumerRecord<byte[], byte[]>, T> summary) {
        return reading(consumer -> {
            Map<TopicPartition, Window<T>> windows = windows(consumer, topics, before, limit);
            read(consumer, windows, record -> {
                var window = windows.get(place(record));
                if (window != null) {
                    window.found.addLast(new Found<>(record.offset(), record.timestamp(), summary.apply(record)));
                }
            });
            return merge(windows, limit);
        });
    }

    /** How many records there are. */
    long count(Collection<String> topics) {
        return reading(consumer -> {
            List<TopicPartition> partitions = partitions(consumer, topics);
            return sum(consumer.endOffsets(partitions)) - sum(consumer.beginningOffsets(partitions));
        });
    }

    private static long sum(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    private static <T> Map<TopicPartition, Window<T>> windows(
            Consumer<?, ?> consumer, Collection<String> topics, @Nullable Map<TopicPartition, Long> before, int limit) {
        List<TopicPartition> partitions = partitions(consumer, topics);
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Window<T>> windows = new HashMap<>();
        for (TopicPartition partition : partitions) {
            long first = offset(beginnings, partition);
            long last = offset(ends, partition);
            long to = before == null ? last : Math.min(last, offset(before, partition));
            if (to > first) {
                windows.put(partition, new Window<>(first, Math.max(first, to - limit), to));
            }
        }
        return windows;
    }

    /** The record at this place; empty where it is no more, or never was. */
    Optional<ConsumerRecord<byte[], byte[]>> at(TopicPartition partition, long offset) {
        return reading(consumer -> {
            if (!partitions(consumer, List.of(partition.topic())).contains(partition)
                    || offset < offset(consumer.beginningOffsets(List.of(partition)), partition)
                    || offset >= offset(consumer.endOffsets(List.of(partition)), partition)) {
                return Optional.empty();
            }
            List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
            read(consumer, Map.of(partition, new Window<Void>(offset, offset, offset + 1)), found::add);
            return found.stream().findFirst();
        });
    }

    private <R> R reading(Function<Consumer<byte[], byte[]>, R> work) {
        if (!readings.tryAcquire()) {
            throw new ProblemException(Problems.UNAVAILABLE, "dead letters: are being read (expected: try again)")
                    .withRetryAfter(COME_AGAIN);
        }
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            return work.apply(consumer);
        } catch (KafkaException e) {
            throw absent();
        } finally {
            readings.release();
        }
    }

    private static List<TopicPartition> partitions(Consumer<?, ?> consumer, Collection<String> topics) {
        return topics.stream()
                .flatMap(topic -> Optional.ofNullable(consumer.partitionsFor(topic)).stream()
                        .flatMap(List::stream))
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private <T> void read(
            Consumer<byte[], byte[]> consumer,
            Map<TopicPartition, Window<T>> windows,
            java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> each) {
        consumer.assign(windows.keySet());
        windows.forEach((partition, window) -> consumer.seek(partition, window.from));
        Map<TopicPartition, Window<T>> open = new HashMap<>(windows);
        long end = System.nanoTime() + timeout.toNanos();
        while (!open.isEmpty()) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                var window = open.get(place(record));
                if (window != null && record.offset() < window.to) {
                    each.accept(record);
                }
            }
            open.entrySet().removeIf(window -> consumer.position(window.getKey()) >= window.getValue().to);
            consumer.pause(windows.keySet().stream()
                    .filter(partition -> !open.containsKey(partition))
                    .toList());
            if (!open.isEmpty() && System.nanoTime() - end > 0) {
                throw absent();
            }
        }
    }

    /** Newest first; of one partition always its last that is left, so that a cursor is one number a partition. */
    private static <T> Newest<T> merge(Map<TopicPartition, Window<T>> windows, int limit) {
        List<T> items = new ArrayList<>();
        while (items.size() < limit) {
            var newest = windows.values().stream()
                    .filter(window -> !window.found.isEmpty())
                    .max(Comparator.comparingLong(
                            window -> window.found.getLast().timestamp()));
            if (newest.isEmpty()) {
                break;
            }
            Found<T> taken = newest.get().found.removeLast();
            items.add(taken.summary());
            newest.get().left = taken.offset();
        }
        Map<TopicPartition, Long> before = new HashMap<>();
        windows.forEach((partition, window) -> {
            if (window.left > window.first) {
                before.put(partition, window.left);
            }
        });
        return new Newest<>(items, before);
    }

    private static long offset(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        return offsets.getOrDefault(partition, 0L);
    }

    private static TopicPartition place(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    private static ProblemException absent() {
        return new ProblemException(Problems.UNAVAILABLE, "dead letters: no answer of the broker (expected: try again)")
                .withRetryAfter(COME_AGAIN);
    }

    /**
     * A page.
     *
     * @param before where the next page begins; a partition with nothing left is missing
     */
    record Newest<T>(List<T> items, Map<TopicPartition, Long> before) {}

    /** What is read of one partition: the offsets [from, to); {@code left} = up to where it is not shown yet. */
    private static final class Window<T> {
        private final long first;
        private final long from;
        private final long to;
        private final Deque<Found<T>> found = new ArrayDeque<>();
        private long left;

        Window(long first, long from, long to) {
            this.first = first;
            this.from = from;
            this.to = to;
            this.left = to;
        }
    }

    private record Found<T>(long offset, long timestamp, T summary) {}
}
