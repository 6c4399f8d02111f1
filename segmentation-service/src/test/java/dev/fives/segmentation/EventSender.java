package dev.fives.segmentation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fives.contracts.CloudEventHeaders;
import dev.fives.contracts.EventType;
import dev.fives.kit.test.stack.MutableClock;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.json.JsonMapper;

/** Sends each event three times. */
final class EventSender {

    private static final int DELIVERIES = 3;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String bootstrapServers;
    private final String prefix;
    private final MutableClock clock;

    EventSender(String bootstrapServers, String prefix, MutableClock clock) {
        this.bootstrapServers = bootstrapServers;
        this.prefix = prefix;
        this.clock = clock;
    }

    /** For many events. */
    Connection connect() {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "acks", "all");
        return new Connection(new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer()));
    }

    void send(EventType type, String aggregateId, String key, long sequence, Object data) {
        try (var connection = connect()) {
            connection.send(type, aggregateId, key, sequence, data);
        }
    }

    final class Connection implements AutoCloseable {

        private final KafkaProducer<String, String> producer;

        private Connection(KafkaProducer<String, String> producer) {
            this.producer = producer;
        }

        void send(EventType type, String aggregateId, String key, long sequence, Object data) {
            for (int i = 0; i < DELIVERIES; i++) {
                var record =
                        new ProducerRecord<>(prefix + type.topic().topicName(), key, JSON.writeValueAsString(data));
                headers(type, aggregateId, key, sequence)
                        .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
                var _ = producer.send(record);
            }
        }

        @Override
        public void close() {
            producer.close();
        }
    }

    private Map<String, String> headers(EventType type, String id, String key, long sequence) {
        return Map.ofEntries(
                Map.entry(CloudEventHeaders.SPEC_VERSION, CloudEventHeaders.SPEC_VERSION_1_0),
                Map.entry(CloudEventHeaders.TYPE, type.name()),
                Map.entry(CloudEventHeaders.SOURCE, CloudEventHeaders.source(type.aggregateType(), id)),
                Map.entry(CloudEventHeaders.ID, CloudEventHeaders.id(type.aggregateType(), id, sequence)),
                Map.entry(CloudEventHeaders.SEQUENCE, CloudEventHeaders.sequence(sequence)),
                Map.entry(CloudEventHeaders.SUBJECT, id),
                Map.entry(CloudEventHeaders.TIME, clock.instant().toString()),
                Map.entry(CloudEventHeaders.PARTITION_KEY, key),
                Map.entry(CloudEventHeaders.DATA_SCHEMA, type.dataSchema()),
                Map.entry(CloudEventHeaders.CORRELATION_ID, "test"),
                Map.entry(CloudEventHeaders.CONTENT_TYPE, CloudEventHeaders.JSON));
    }
}
