package dev.fives.kit.events.consistency;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fives.contracts.CloudEventHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Records as a listener hears them, with what tells the aggregate and its sequence. */
final class Records {
    private Records() {}

    static ConsumerRecord<byte[], byte[]> ofPurchase(String id, long sequence) {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>("t", 0, 0, new byte[0], new byte[0]);
        record.headers()
                .add(
                        CloudEventHeaders.SOURCE,
                        CloudEventHeaders.source("purchase", id).getBytes(UTF_8));
        record.headers()
                .add(
                        CloudEventHeaders.SEQUENCE,
                        CloudEventHeaders.sequence(sequence).getBytes(UTF_8));
        return record;
    }
}
