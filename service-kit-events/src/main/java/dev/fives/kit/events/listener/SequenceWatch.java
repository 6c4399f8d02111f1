package dev.fives.kit.events.listener;

import dev.fives.contracts.CloudEventHeaders;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Notices that an aggregate's sequence jumps. It knows what this instance has seen of the aggregates met last; what it
 * does not know it does not judge, so it may miss a gap and never invents one.
 */
final class SequenceWatch {
    /** What other systems count on inbound topics is their own affair. */
    private static final String OURS = "/fives/";

    private final int remembered;
    private final Map<TopicPartition, Map<String, Long>> seen = new HashMap<>();

    SequenceWatch(int remembered) {
        this.remembered = remembered;
    }

    /** True where events are missing between the last of this aggregate and this one. */
    synchronized boolean isGap(ConsumerRecord<byte[], byte[]> record, Outcome outcome) {
        String source = text(record, CloudEventHeaders.SOURCE);
        long sequence = sequence(text(record, CloudEventHeaders.SEQUENCE));
        if (source == null || !source.startsWith(OURS) || sequence < 1) {
            return false;
        }
        Map<String, Long> partition = seen.computeIfAbsent(
                new TopicPartition(record.topic(), record.partition()), none -> new Recent(remembered));
        Long last = partition.get(source);
        boolean follows = last == null || sequence == last + 1;
        if (follows && (last != null || outcome != Outcome.DEAD_LETTERED)) {
            partition.put(source, sequence);
            return false;
        }
        // what a dead letter says of itself may be made up
        boolean gap = last != null && sequence > last && outcome != Outcome.DEAD_LETTERED;
        if (gap) {
            partition.put(source, sequence);
        }
        return gap;
    }

    /** Somebody else goes on with these. */
    synchronized void lost(Collection<TopicPartition> partitions) {
        seen.keySet().removeAll(partitions);
    }

    private static @Nullable String text(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        byte[] value = header == null ? null : header.value();
        return value == null || value.length > AttributeReader.MAX_HEADER_BYTES ? null : AttributeReader.utf8(value);
    }

    private static long sequence(@Nullable String text) {
        try {
            return text == null ? -1 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static final class Recent extends LinkedHashMap<String, Long> {
        private static final long serialVersionUID = 1L;
        private final int remembered;

        Recent(int remembered) {
            super(16, 0.75f, true);
            this.remembered = remembered;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > remembered;
        }
    }
}
