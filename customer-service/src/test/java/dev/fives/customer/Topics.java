package dev.fives.customer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fives.contracts.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A plain consumer that reads a topic from its beginning. */
public record Topics(String bootstrapServers, String prefix) {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    /** One record. */
    public record Event(ConsumerRecord<String, String> record) {
        public String header(String name) {
            return new String(record.headers().lastHeader(name).value(), UTF_8);
        }

        public String type() {
            return header("ce_type");
        }

        public long sequence() {
            return Long.parseLong(header("ce_sequence"));
        }

        public JsonNode data() {
            return JsonMapper.shared().readTree(record.value());
        }
    }

    /** The events of one aggregate, as soon as there are so many; fails when they do not come. */
    public List<Event> ofAggregate(Topic topic, String id, int atLeast) {
        return read(topic, event -> event.header("ce_subject").equals(id), atLeast);
    }

    public List<Event> read(Topic topic, Predicate<Event> wanted, int atLeast) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers);
        List<Event> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor(prefix + topic.topicName()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long end = System.nanoTime() + DEADLINE.toNanos();
            while (found.size() < atLeast) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("events: " + found.size() + " (expected: at least " + atLeast + ")");
                }
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    if (wanted.test(new Event(record))) {
                        found.add(new Event(record));
                    }
                });
            }
        }
        return found;
    }
}
