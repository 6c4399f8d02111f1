package dev.fives.benchmarks.backlog;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.fives.contracts.CloudEventHeaders;
import dev.fives.kit.events.store.UnorderedInsert;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bson.Document;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The floor: poll 500, parse, {@code insertMany}, commit; no memory but the {@code _id}, no events of its own.
 * Arguments: broker, topic, group, store. It runs until it is stopped.
 */
final class RawConsumer {
    private static final int RECORDS_A_BATCH = 500;
    private static final Duration POLL = Duration.ofMillis(500);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, Object>> ANY = new TypeReference<>() {};

    private RawConsumer() {}

    public static void main(String[] args) {
        try (MongoClient mongo = mongo(args[3]);
                KafkaConsumer<byte[], byte[]> consumer = consumer(args[0], args[2])) {
            MongoCollection<Document> raw = mongo.getDatabase("floor").getCollection("raw");
            consumer.subscribe(List.of(args[1]));
            while (!Thread.currentThread().isInterrupted()) {
                List<Document> batch = new ArrayList<>(RECORDS_A_BATCH);
                consumer.poll(POLL).forEach(record -> batch.add(document(record)));
                if (!batch.isEmpty()) {
                    var _ = UnorderedInsert.into(raw, batch).block();
                    consumer.commitSync();
                }
            }
        }
    }

    private static Document document(ConsumerRecord<byte[], byte[]> record) {
        String id = new String(record.headers().lastHeader(CloudEventHeaders.ID).value(), StandardCharsets.UTF_8);
        Document document = new Document("_id", id);
        document.putAll(JSON.readValue(record.value(), ANY));
        return document;
    }

    private static MongoClient mongo(String uri) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .retryWrites(false)
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .build());
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String bootstrapServers, String group) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.GROUP_ID_CONFIG,
                group,
                ConsumerConfig.GROUP_PROTOCOL_CONFIG,
                "consumer",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                RECORDS_A_BATCH,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
