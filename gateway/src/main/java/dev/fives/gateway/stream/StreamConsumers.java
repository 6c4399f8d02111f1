package dev.fives.gateway.stream;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Consumers without a group: every gateway sees every event, and none keeps a place at the broker. */
final class StreamConsumers implements Supplier<Consumer<byte[], byte[]>> {
    private final Map<String, Object> settings;

    StreamConsumers(StreamProperties properties) {
        settings = new HashMap<>(properties.client());
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, properties.brokers());
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // only where a topic was made anew or has forgotten: what it holds then is all there is
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    }

    @Override
    public Consumer<byte[], byte[]> get() {
        return new KafkaConsumer<>(settings);
    }
}
