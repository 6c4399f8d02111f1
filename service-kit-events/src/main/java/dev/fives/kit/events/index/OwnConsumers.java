package dev.fives.kit.events.index;

import dev.fives.kit.events.broker.GroupMembership;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Kafka consumers on a service's own topics. What correctness hangs on stands here and cannot be configured away. */
public final class OwnConsumers {
    private static final int METADATA_AGE_MILLIS = 10_000;
    /** Single records are read here and there: little more than the wanted one is to come along. */
    private static final int LOOK_RECORDS = 20;

    private static final int LOOK_BYTES = 128 * 1024;
    private static final int GATHER_BYTES = 256 * 1024;

    private final Map<String, Object> settings;
    private final String group;

    /** @param group of the service's listener on its own topics */
    public OwnConsumers(
            Map<String, Object> configured, Object bootstrapServers, String group, GroupMembership membership) {
        this.group = group;
        settings = new HashMap<>(configured);
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.putIfAbsent(ConsumerConfig.METADATA_MAX_AGE_CONFIG, METADATA_AGE_MILLIS);
        membership.put(settings);
    }

    public String group() {
        return group;
    }

    /** Of the listener: from the beginning, and no poll for each single record. */
    public Map<String, Object> listening(int maxPollRecords, Duration gather) {
        Map<String, Object> listening = new HashMap<>(settings);
        listening.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        listening.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, maxPollRecords);
        listening.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, GATHER_BYTES);
        listening.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, Math.toIntExact(gather.toMillis()));
        return listening;
    }

    /** Without a membership, for whole partitions. */
    public Consumer<byte[], byte[]> reading() {
        Map<String, Object> reading = new HashMap<>(settings);
        reading.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return new KafkaConsumer<>(reading);
    }

    /** Without a membership, for single records; an offset that is not there is an error. */
    Consumer<byte[], byte[]> looking() {
        Map<String, Object> looking = new HashMap<>(settings);
        looking.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        looking.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, LOOK_RECORDS);
        looking.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, LOOK_BYTES);
        return new KafkaConsumer<>(looking);
    }
}
