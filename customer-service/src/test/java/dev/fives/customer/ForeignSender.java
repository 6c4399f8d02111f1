package dev.fives.customer;

import dev.fives.contracts.EventType;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Another system with a plain producer: it knows the topic and the CloudEvents binding and nothing of ours. */
final class ForeignSender implements AutoCloseable {
    private final Topics topics = RunningService.topics();
    private final KafkaProducer<String, String> producer = new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, topics.bootstrapServers()),
            new StringSerializer(),
            new StringSerializer());

    /** In binary mode; the source is a shop's own. */
    void send(EventType type, String id, String key, String data) {
        var record = new ProducerRecord<>(topics.prefix() + type.topic().topicName(), key, data);
        header(record, "ce_specversion", "1.0");
        header(record, "ce_type", type.name());
        header(record, "ce_source", "https://shop.example/orders");
        header(record, "ce_id", id);
        header(record, "content-type", "application/json");
        send(record);
    }

    /** The whole event as the value. */
    void sendStructured(EventType type, String id, String key, String data) {
        var record = new ProducerRecord<>(
                topics.prefix() + type.topic().topicName(), key, """
                {"specversion":"1.0","type":"%s","source":"https://shop.example/orders","id":"%s",
                 "time":"2026-03-01T10:00:00Z","datacontenttype":"application/json","data":%s}
                """.formatted(type.name(), id, data));
        header(record, "content-type", "application/cloudevents+json; charset=UTF-8");
        send(record);
    }

    private void send(ProducerRecord<String, String> record) {
        try {
            producer.send(record).get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
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
