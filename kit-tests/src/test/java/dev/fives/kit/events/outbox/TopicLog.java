package dev.fives.kit.events.outbox;

import dev.fives.contracts.CloudEventHeaders;
import dev.fives.kit.test.stack.Eventually;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Everything on a topic from its beginning, as a plain consumer sees it. */
final class TopicLog implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();

    TopicLog(Backends backends, String topic) {
        consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, backends.bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        Eventually.until(
                "topic " + topic, DEADLINE, () -> !consumer.partitionsFor(topic).isEmpty());
        var partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    List<ConsumerRecord<String, byte[]>> read() {
        consumer.poll(Duration.ofMillis(50)).forEach(records::add);
        return records;
    }

    /** Waits for this many different events, then reads what follows at once. */
    List<ConsumerRecord<String, byte[]>> readEvents(int different) {
        Eventually.until(different + " events", DEADLINE, () -> ids(read()).size() >= different);
        return read();
    }

    static Set<String> ids(List<ConsumerRecord<String, byte[]>> records) {
        var ids = new LinkedHashSet<String>();
        records.forEach(record -> ids.add(header(record, CloudEventHeaders.ID)));
        return ids;
    }

    /** Sequences by source in the order in which each was seen first. */
    static Map<String, List<Long>> firstOccurrences(List<ConsumerRecord<String, byte[]>> records) {
        var bySource = new HashMap<String, List<Long>>();
        for (var record : records) {
            var seen = bySource.computeIfAbsent(header(record, CloudEventHeaders.SOURCE), source -> new ArrayList<>());
            var sequence = Long.parseLong(header(record, CloudEventHeaders.SEQUENCE));
            if (!seen.contains(sequence)) {
                seen.add(sequence);
            }
        }
        return bySource;
    }

    static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
