package dev.fives.acceptance;

import dev.fives.contracts.EventType;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** A shop with a plain producer: it knows the topics and CloudEvents' headers, and counts nothing. */
final class ForeignSystem implements AutoCloseable {

    private final KafkaProducer<String, String> producer;

    /** @param broker its address and the login of the shop */
    ForeignSystem(Map<String, Object> broker) {
        this.producer = new KafkaProducer<>(broker, new StringSerializer(), new StringSerializer());
    }

    /** Returns when the broker has it. */
    void send(EventType type, String id, String customer, String data) {
        var record = new ProducerRecord<>(type.topic().topicName(), customer, data);
        header(record, "ce_specversion", "1.0");
        header(record, "ce_type", type.name());
        header(record, "ce_source", "https://shop.example");
        header(record, "ce_id", id);
        header(record, "content-type", "application/json");
        try {
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void header(ProducerRecord<String, String> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        producer.close();
    }
}
