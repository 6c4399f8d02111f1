package dev.fives.segmentation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fives.contracts.CloudEventHeaders;
import dev.fives.contracts.EventType;
import dev.fives.kit.test.stack.MutableClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.json.JsonMapper;

/** Sends each event three times, with one producer as long as the JVM lives. */
final class EventSender {

    private static final int DELIVERIES = 3;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final KafkaProducer<String, String> producer;
    private final String prefix;
    private final MutableClock clock;

    EventSender(String bootstrapServers, String prefix, MutableClock clock) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(),
                new StringSerializer());
        this.prefix = prefix;
        this.clock = clock;
    }

    /** For many events. */
    Batch batch() {
        return new Batch();
    }

    void send(EventType type, String aggregateId, String key, long sequence, Object data) {
        try (var batch = batch()) {
            batch.send(type, aggregateId, key, sequence, data);
        }
    }

    /** Events side by side; when it is closed the broker has them all. */
    final class Batch implements AutoCloseable {

        private final List<Future<RecordMetadata>> sent = new ArrayList<>();

        private Batch() {}

        void send(EventType type, String aggregateId, String key, long sequence, Object data) {
            for (int i = 0; i < DELIVERIES; i++) {
                var record =
                        new ProducerRecord<>(prefix + type.topic().topicName(), key, JSON.writeValueAsString(data));
                headers(type, aggregateId, key, sequence)
                        .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
                sent.add(producer.send(record));
            }
        }

        /** One that the broker refused fails its test here, not by what never comes. */
        @Override
        public void close() {
            producer.flush();
            sent.forEach(Future::resultNow);
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
