package dev.fives.gateway.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fives.contracts.CloudEventHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Records as a consumer meets them. */
final class Records {
    private Records() {}

    static ConsumerRecord<byte[], byte[]> record(String topic, int partition, long offset, String key, String type) {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>(topic, partition, offset, key.getBytes(UTF_8), "{\"n\":1}".getBytes(UTF_8));
        record.headers().add(CloudEventHeaders.TYPE, type.getBytes(UTF_8));
        return record;
    }
}
