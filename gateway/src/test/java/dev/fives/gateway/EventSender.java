package dev.fives.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fives.contracts.CloudEventHeaders;
import dev.fives.kit.test.stack.LocalBackends;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes events to the gateway's topics as the services do. */
final class EventSender implements AutoCloseable {
    private static final Map<String, Object> BROKERS = Map.of("bootstrap.servers", LocalBackends.bootstrapServers());

    private final KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(BROKERS, new ByteArraySerializer(), new ByteArraySerializer());

    void send(String type, String key, long sequence) {
        send(type, key, sequence, "");
    }

    /** Returns when it is there. */
    void send(String type, String key, long sequence, String text) {
        String aggregate = type.startsWith("crm.points.") ? "account" : "customer";
        var record = new ProducerRecord<>(
                topic(type), key.getBytes(UTF_8), ("{\"n\":1,\"text\":\"" + text + "\"}").getBytes(UTF_8));
        Map<String, String> headers = Map.of(
                CloudEventHeaders.SPEC_VERSION,
                CloudEventHeaders.SPEC_VERSION_1_0,
                CloudEventHeaders.TYPE,
                type,
                CloudEventHeaders.ID,
                CloudEventHeaders.id(aggregate, key, sequence),
                CloudEventHeaders.SOURCE,
                CloudEventHeaders.source(aggregate, key),
                CloudEventHeaders.SEQUENCE,
                CloudEventHeaders.sequence(sequence),
                CloudEventHeaders.PARTITION_KEY,
                key);
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        try {
            producer.send(record).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whatever stands on the topic of this type is gone, as after its retention. */
    static void forget(String type) throws Exception {
        try (Admin admin = Admin.create(BROKERS)) {
            Map<TopicPartition, RecordsToDelete> all = IntStream.range(0, GatewayFixture.PARTITIONS)
                    .boxed()
                    .collect(Collectors.toMap(
                            partition -> new TopicPartition(topic(type), partition),
                            _ -> RecordsToDelete.beforeOffset(-1)));
            admin.deleteRecords(all).all().get();
        }
    }

    private static String topic(String type) {
        return GatewayFixture.TOPICS + (type.startsWith("crm.points.") ? "crm.loyalty.v1" : "crm.customer.v1");
    }

    @Override
    public void close() {
        producer.close();
    }
}
