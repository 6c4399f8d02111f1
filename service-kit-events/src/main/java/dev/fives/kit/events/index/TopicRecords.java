package dev.fives.kit.events.index;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Single records of a topic by partition and offset. */
final class TopicRecords {
    private final RecordReaders readers;
    private final Duration limit;

    TopicRecords(RecordReaders readers, Duration limit) {
        this.readers = readers;
        this.limit = limit;
    }

    /** What a look at some offsets found: those that are not in {@code held} and not {@code unread} are gone. */
    record Found(Map<Long, ConsumerRecord<byte[], byte[]>> held, Set<Long> unread) {}

    Mono<Found> at(TopicPartition partition, Collection<Long> offsets) {
        return readers.use(consumer -> read(consumer, partition, new TreeSet<>(offsets)))
                .onErrorMap(KafkaException.class, fault -> readers.busy());
    }

    /** How far the service's own group has come; 0 where it has not begun. */
    Mono<Long> committed(TopicPartition partition) {
        return readers.use(consumer -> {
                    @Nullable
                    OffsetAndMetadata at =
                            consumer.committed(Set.of(partition), limit).get(partition);
                    return at == null ? 0L : at.offset();
                })
                .onErrorMap(KafkaException.class, fault -> readers.busy());
    }

    private Found read(Consumer<byte[], byte[]> consumer, TopicPartition partition, NavigableSet<Long> offsets) {
        long end = System.nanoTime() + limit.toNanos();
        Map<Long, ConsumerRecord<byte[], byte[]>> held = new HashMap<>();
        consumer.assign(List.of(partition));
        for (long offset : offsets) {
            if (!held.containsKey(offset) && !look(consumer, partition, offset, offsets, held, end)) {
                Set<Long> unread = new TreeSet<>(offsets.tailSet(offset));
                unread.removeAll(held.keySet());
                return new Found(held, unread);
            }
        }
        return new Found(held, Set.of());
    }

    /** False where the time was up. */
    private static boolean look(
            Consumer<byte[], byte[]> consumer,
            TopicPartition partition,
            long offset,
            NavigableSet<Long> wanted,
            Map<Long, ConsumerRecord<byte[], byte[]>> held,
            long end) {
        consumer.seek(partition, offset);
        try {
            while (System.nanoTime() - end < 0) {
                List<ConsumerRecord<byte[], byte[]>> polled = consumer.poll(
                                Duration.ofNanos(Math.max(1, end - System.nanoTime())))
                        .records(partition);
                polled.stream()
                        .filter(record -> wanted.contains(record.offset()))
                        .forEach(record -> held.put(record.offset(), record));
                if (!polled.isEmpty() && polled.getLast().offset() >= offset) {
                    return true;
                }
            }
            return false;
        } catch (OffsetOutOfRangeException e) {
            return true; // before the topic's beginning, or a topic that was made anew
        }
    }
}
