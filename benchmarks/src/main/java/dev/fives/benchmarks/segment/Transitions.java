package dev.fives.benchmarks.segment;

import dev.fives.contracts.CloudEventHeaders;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.json.JsonMapper;

/** An outside consumer: when was an event seen on its topic, and when the entry into a segment that it brought. */
final class Transitions implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Map<String, Long> events = new ConcurrentHashMap<>();
    private final Map<String, Long> entries = new ConcurrentHashMap<>();
    private final KafkaConsumer<String, byte[]> consumer;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private volatile boolean open = true;

    /** Sees what comes from now on. */
    Transitions(String bootstrapServers, String prefix) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "fetch.max.wait.ms", 50);
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = List.of(Topic.PURCHASE, Topic.SEGMENT).stream()
                .flatMap(topic -> consumer.partitionsFor(prefix + topic.topicName()).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        thread.execute(this::watch);
    }

    private void watch() {
        while (open) {
            consumer.poll(POLL).forEach(record -> seen(record, System.nanoTime()));
        }
        consumer.close();
    }

    private void seen(ConsumerRecord<String, byte[]> record, long nanos) {
        String type = header(record, CloudEventHeaders.TYPE);
        if (type.equals(EventTypes.PURCHASE_RECORDED.name())) {
            events.putIfAbsent(header(record, CloudEventHeaders.ID), nanos);
        } else if (type.equals(EventTypes.SEGMENT_ENTERED.name())) {
            String cause = JsonMapper.shared()
                    .readTree(record.value())
                    .at("/cause/eventId")
                    .asString("");
            entries.putIfAbsent(cause, nanos);
        }
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    /** Nanoseconds of {@link System#nanoTime}; 0 while it has not come. */
    long event(String id) {
        return events.getOrDefault(id, 0L);
    }

    /** As above, of the entry that the event brought. */
    long entry(String eventId) {
        return entries.getOrDefault(eventId, 0L);
    }

    @Override
    public void close() {
        open = false;
        thread.close();
    }
}
