package dev.fives.gateway.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The newest records in the order in which they came, up to a size. Under the tail's lock. */
final class Recent {
    /** Of headers and the record itself, roughly. */
    private static final int OVERHEAD_BYTES = 1024;

    private final long bytesMax;
    private final Deque<ConsumerRecord<byte[], byte[]>> records = new ArrayDeque<>();
    /** From these offsets on everything is held. */
    private final Map<TopicPartition, Long> since = new HashMap<>();

    private long bytes;

    Recent(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    /** Nothing of this partition is held before {@code offset}. */
    void begin(TopicPartition place, long offset) {
        since.put(place, offset);
    }

    void add(ConsumerRecord<byte[], byte[]> record) {
        records.add(record);
        bytes += size(record);
        while (bytes > bytesMax) {
            ConsumerRecord<byte[], byte[]> oldest = records.remove();
            bytes -= size(oldest);
            since.put(place(oldest), oldest.offset() + 1);
        }
    }

    /** What the wish wants from these offsets on; null where not all of it is held any more. */
    @Nullable
    List<ConsumerRecord<byte[], byte[]>> after(Map<TopicPartition, Long> from, Wish wish) {
        boolean held = from.entrySet().stream()
                .allMatch(place -> since.getOrDefault(place.getKey(), Long.MAX_VALUE) <= place.getValue());
        return held
                ? records.stream()
                        .filter(record -> record.offset() >= from.getOrDefault(place(record), Long.MAX_VALUE))
                        .filter(wish::wants)
                        .toList()
                : null;
    }

    private static TopicPartition place(ConsumerRecord<byte[], byte[]> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    private static int size(ConsumerRecord<byte[], byte[]> record) {
        return OVERHEAD_BYTES + (record.value() == null ? 0 : record.value().length);
    }
}
