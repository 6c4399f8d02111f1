package dev.fives.kit.events.state;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The last record of each key on some partitions, read from the beginning and then on. */
final class StateTopicReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final Map<String, Told> told = new HashMap<>();

    StateTopicReader(Consumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions) {
        this.consumer = consumer;
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Up to what is there now. */
    Map<String, Told> readOn(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("state topic: not read (expected: within " + limit + ")");
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                told.put(new String(record.key(), StandardCharsets.UTF_8), Told.of(record));
            }
        }
        return told;
    }

    /** Of the whole topic. */
    int partitions() {
        String topic = consumer.assignment().iterator().next().topic();
        return consumer.partitionsFor(topic).size();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
