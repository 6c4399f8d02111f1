package dev.fives.kit.events.listener;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;

/**
 * Puts records aside for operators on {@code <topic>.<group>.dlt}: what they were, and why. Returns only when the broker
 * has the letter, as the offset is committed next. No broker is a transient fault like any other.
 */
final class DeadLetters implements AutoCloseable {
    static final String EXCEPTION = "x-exception";
    static final String ATTEMPTS = "x-attempts";
    static final String TOPIC = "x-original-topic";
    static final String PARTITION = "x-original-partition";
    static final String OFFSET = "x-original-offset";
    /** Set where the original was too large to keep: its size in bytes. */
    static final String TRUNCATED = "x-truncated";

    /** Above the broker's 1 MiB for an ordinary topic, so that its largest record fits with our headers. */
    static final int MAX_LETTER_BYTES = 2 * 1024 * 1024;

    private static final int KEPT_OF_TOO_LARGE_BYTES = 64 * 1024;
    private static final int MAX_REASON = 500;
    private static final short BROKER_DEFAULT = -1;

    private final Producer<byte[], byte[]> producer;
    private final Map<String, Object> adminSettings;
    private final ListenerProperties properties;
    private final Set<String> ready = ConcurrentHashMap.newKeySet();

    DeadLetters(Producer<byte[], byte[]> producer, Map<String, Object> adminSettings, ListenerProperties properties) {
        this.producer = producer;
        this.adminSettings = Map.copyOf(adminSettings);
        this.properties = properties;
    }

    static String topic(String topic, String group) {
        return topic + '.' + group + ".dlt";
    }

    /** Sends and waits for the acknowledgement. */
    void send(ConsumerRecord<byte[], byte[]> record, String group, String reason, int attempts) {
        String topic = topic(record.topic(), group);
        try {
            ensure(topic);
            try {
                await(producer.send(letter(topic, record, reason, attempts)));
            } catch (RecordTooLargeException e) {
                await(producer.send(shortened(topic, record, reason, attempts)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransientFault(e);
        } catch (Exception e) {
            throw new TransientFault(e);
        }
    }

    private static ProducerRecord<byte[], byte[]> letter(
            String topic, ConsumerRecord<byte[], byte[]> record, String reason, int attempts) {
        var letter = new ProducerRecord<>(topic, null, record.key(), record.value(), record.headers());
        return explained(letter, record, reason, attempts);
    }

    private static ProducerRecord<byte[], byte[]> shortened(
            String topic, ConsumerRecord<byte[], byte[]> record, String reason, int attempts) {
        byte @Nullable [] value = record.value();
        byte[] kept =
                value == null ? new byte[0] : Arrays.copyOf(value, Math.min(value.length, KEPT_OF_TOO_LARGE_BYTES));
        var letter = new ProducerRecord<byte[], byte[]>(topic, null, null, kept);
        put(letter, TRUNCATED, String.valueOf(value == null ? 0 : value.length));
        return explained(letter, record, reason, attempts);
    }

    private static ProducerRecord<byte[], byte[]> explained(
            ProducerRecord<byte[], byte[]> letter, ConsumerRecord<byte[], byte[]> record, String reason, int attempts) {
        put(letter, EXCEPTION, oneLine(reason));
        put(letter, ATTEMPTS, String.valueOf(attempts));
        put(letter, TOPIC, record.topic());
        put(letter, PARTITION, String.valueOf(record.partition()));
        put(letter, OFFSET, String.valueOf(record.offset()));
        return letter;
    }

    private static void put(ProducerRecord<byte[], byte[]> letter, String name, String value) {
        letter.headers().remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String oneLine(String reason) {
        String line = reason.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= MAX_REASON ? line : line.substring(0, MAX_REASON);
    }

    /** Not left to the broker: a created topic has our number of partitions, size and retention. */
    private void ensure(String topic) throws Exception {
        if (ready.contains(topic)) {
            return;
        }
        try (Admin admin = Admin.create(adminSettings)) {
            await(admin.createTopics(Set.of(new NewTopic(topic, properties.deadLetterPartitions(), BROKER_DEFAULT)
                            .configs(Map.of(
                                    TopicConfig.RETENTION_MS_CONFIG,
                                    String.valueOf(
                                            properties.deadLetterRetention().toMillis()),
                                    TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                                    String.valueOf(MAX_LETTER_BYTES)))))
                    .all());
        } catch (TopicExistsException e) {
            // another instance, or an earlier run
        }
        ready.add(topic);
    }

    private void await(Future<?> work) throws Exception {
        try {
            var _ = work.get(properties.handlerTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    @Override
    public void close() {
        producer.close(properties.shutdownBudget());
    }
}
