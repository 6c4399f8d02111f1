package dev.fives.kit.events.self;

import com.mongodb.reactivestreams.client.MongoCollection;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.test.topic.TopicReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What stands on the topics and in the index of a stage, read and changed past its service. Topics without prefix. */
record OwnTopicsData(OwnTopicsStage stage) {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final int PARTITIONS = 3;

    Map<String, ConsumerRecord<String, byte[]>> lastStates() {
        Map<String, ConsumerRecord<String, byte[]>> last = new HashMap<>();
        records("crm.segment.state.v1", "").forEach(record -> last.put(record.key(), record));
        return last;
    }

    /** Of keys that begin so. */
    List<ConsumerRecord<String, byte[]>> records(String topic, String keys) {
        try (TopicReader reader = new TopicReader(LocalBackends.bootstrapServers(), stage.prefix() + topic)) {
            return reader.recordsToEnd(DEADLINE).stream()
                    .filter(record -> record.key().startsWith(keys))
                    .toList();
        }
    }

    void send(String topic, String key, byte @Nullable [] value, Headers headers) {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", LocalBackends.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            var _ = producer.send(new ProducerRecord<>(stage.prefix() + topic, null, key, value, headers));
        }
    }

    void deleteRecords(String topic) throws Exception {
        Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            all.put(new TopicPartition(stage.prefix() + topic, partition), RecordsToDelete.beforeOffset(-1));
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", LocalBackends.bootstrapServers()))) {
            admin.deleteRecords(all).all().get();
        }
    }

    Document entry(String aggregate, long sequence) {
        return Mono.from(index().find(byId(aggregate, sequence))).block(DEADLINE);
    }

    void remove(String aggregate, long sequence) {
        Mono.from(index().deleteOne(byId(aggregate, sequence))).block(DEADLINE);
    }

    void update(String aggregate, long sequence, Document change) {
        Mono.from(index().updateOne(byId(aggregate, sequence), new Document("$set", change)))
                .block(DEADLINE);
    }

    private MongoCollection<Document> index() {
        return stage.database().getCollection("event_index");
    }

    private static Document byId(String aggregate, long sequence) {
        return new Document("_id", "%s#%020d".formatted(aggregate, sequence));
    }
}
