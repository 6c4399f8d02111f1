package dev.fives.acceptance;

import dev.fives.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes every event that appears on the topics of Fives twice more, so that every consumer meets it three times. */
public final class EventTripler implements AutoCloseable {

    private final Map<String, Object> broker;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private volatile boolean open = true;

    /** @param broker its address and the login of somebody who may write all topics */
    public EventTripler(Map<String, Object> broker) {
        this.broker = broker;
        this.thread = Thread.ofPlatform().name("event-tripler").start(this::run);
    }

    private void run() {
        try (var consumer = consumer();
                var producer = producer()) {
            consumer.subscribe(
                    Arrays.stream(Topic.values()).map(Topic::topicName).toList());
            while (open) {
                for (var original : consumer.poll(Duration.ofMillis(100))) {
                    repeat(original, producer);
                }
            }
        }
    }

    private void repeat(ConsumerRecord<byte[], byte[]> original, KafkaProducer<byte[], byte[]> producer) {
        var id = original.headers().lastHeader("ce_id");
        if (id != null && seen.add(new String(id.value(), StandardCharsets.UTF_8))) {
            var repeat = new ProducerRecord<>(
                    original.topic(), original.partition(), original.key(), original.value(), original.headers());
            List.of(producer.send(repeat), producer.send(repeat)).forEach(EventTripler::acknowledged);
        }
    }

    private static void acknowledged(Future<?> sent) {
        try {
            sent.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, "event-tripler");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, "500");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(broker, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** How many events were seen so far. */
    public long events() {
        return seen.size();
    }

    @Override
    public void close() {
        open = false;
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
