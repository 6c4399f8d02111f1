package dev.fives.benchmarks.latency;

import dev.fives.contracts.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An outside consumer: when did a purchase appear on its topic, and when its points, which are stored before. */
final class Watcher implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Map<String, Long> recorded = new ConcurrentHashMap<>();
    private final Map<String, String> references = new ConcurrentHashMap<>();
    private final Map<String, Long> earned = new ConcurrentHashMap<>();
    private final KafkaConsumer<String, byte[]> consumer;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private volatile boolean open = true;

    /** Sees what comes from now on. */
    Watcher(Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put("fetch.max.wait.ms", 50);
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = new ArrayList<>();
        for (Topic topic : List.of(Topic.PURCHASE, Topic.LOYALTY)) {
            consumer.partitionsFor(topic.topicName())
                    .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
        }
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
        JsonNode data = JsonMapper.shared().readTree(record.value());
        String purchaseId = data.path("purchaseId").asString("");
        if (record.topic().equals(Topic.PURCHASE.topicName())) {
            String reference = data.path("externalRef").asString();
            references.putIfAbsent(reference, purchaseId);
            recorded.putIfAbsent(reference, nanos);
        } else if (!purchaseId.isEmpty()) {
            earned.putIfAbsent(purchaseId, nanos);
        }
    }

    /** Nanoseconds of {@link System#nanoTime}; 0 while it has not come. */
    long recorded(String reference) {
        return recorded.getOrDefault(reference, 0L);
    }

    /** As above, for the points of that purchase. */
    long earned(String reference) {
        String purchaseId = references.get(reference);
        return purchaseId == null ? 0 : earned.getOrDefault(purchaseId, 0L);
    }

    @Override
    public void close() {
        open = false;
        thread.close();
    }
}
