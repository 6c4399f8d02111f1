package dev.fives.acceptance.chaos;

import dev.fives.contracts.Topic;
import dev.fives.kit.test.topic.SeenEvent;
import dev.fives.kit.test.topic.TopicReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;

/** The broker as an outsider with all rights sees it. */
final class Topics implements AutoCloseable {

    private static final Duration READ = Duration.ofMinutes(2);
    private static final String DEAD_LETTERS = ".dlt";
    private static final String TENANT = "fives.";

    private final Map<String, Object> broker;
    private final String prefix;
    private final Admin admin;
    private final TopicReader events;

    /**
     * @param broker its address, and the login where it asks for one
     * @param prefix of the topics' names
     */
    Topics(Map<String, Object> broker, String prefix) {
        this.broker = broker;
        this.prefix = prefix;
        this.admin = Admin.create(broker);
        this.events = new TopicReader(
                broker,
                Arrays.stream(Topic.values())
                        .filter(topic -> !topic.isInbound())
                        .map(topic -> prefix + topic.topicName())
                        .toArray(String[]::new));
    }

    /** All events up to now. */
    TopicAudit audit() {
        return new TopicAudit(
                events.recordsToEnd(READ).stream().map(SeenEvent::of).toList());
    }

    /** How many letters each dead-letter topic holds. */
    Map<String, Long> deadLetters() {
        List<TopicPartition> partitions = partitions(
                names().stream().filter(name -> name.endsWith(DEAD_LETTERS)).toList());
        Map<String, Long> letters = new HashMap<>();
        get(admin.listOffsets(partitions.stream()
                                .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest())))
                        .all())
                .forEach((partition, end) -> letters.merge(partition.topic(), end.offset(), Long::sum));
        letters.values().removeIf(count -> count == 0);
        return letters;
    }

    /** One more, which no service wrote. */
    void plantLetter(String value) {
        String topic = prefix + "planted" + DEAD_LETTERS;
        var _ = get(
                admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all());
        try (var producer = new KafkaProducer<>(broker, new StringSerializer(), new StringSerializer())) {
            var _ = producer.send(new ProducerRecord<>(topic, value)); // closing sends it
        }
    }

    /** Records that hold one of the marks in key, value or a header, whatever their topic. */
    List<String> recordsWith(List<String> marks) {
        try (TopicReader all = new TopicReader(broker, names().toArray(String[]::new))) {
            return all.recordsToEnd(READ).stream()
                    .filter(record -> marks.stream().anyMatch(text(record)::contains))
                    .map(record -> record.topic() + '-' + record.partition() + '@' + record.offset())
                    .toList();
        }
    }

    private static String text(ConsumerRecord<String, byte[]> record) {
        String headers = StreamSupport.stream(record.headers().spliterator(), false)
                .map(header -> new String(header.value(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("\n"));
        byte[] value = Objects.requireNonNullElse(record.value(), new byte[0]);
        return record.key() + '\n' + headers + '\n' + new String(value, StandardCharsets.UTF_8);
    }

    /** Those of Fives; what tests have read with has groups too, which nobody reads on with. */
    private List<GroupListing> groups() {
        return get(admin.listGroups().all()).stream()
                .filter(group -> group.groupId().startsWith(TENANT))
                .toList();
    }

    /** Every group begins again with the first record of everything it has read; none of them may be running. */
    void rewindAllGroups() {
        for (GroupListing group : groups()) {
            Map<TopicPartition, OffsetAndMetadata> rewound = new HashMap<>();
            get(admin.listConsumerGroupOffsets(group.groupId()).partitionsToOffsetAndMetadata())
                    .keySet()
                    .forEach(partition -> rewound.put(partition, new OffsetAndMetadata(0)));
            get(admin.alterConsumerGroupOffsets(group.groupId(), rewound).all());
        }
    }

    /** Records that groups have still to read. */
    long lag() {
        long lag = 0;
        for (GroupListing group : groups()) {
            var read = get(admin.listConsumerGroupOffsets(group.groupId()).partitionsToOffsetAndMetadata());
            var ends = get(admin.listOffsets(read.keySet().stream()
                            .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest())))
                    .all());
            for (var partition : read.entrySet()) {
                lag += ends.get(partition.getKey()).offset()
                        - partition.getValue().offset();
            }
        }
        return lag;
    }

    private List<String> names() {
        return get(admin.listTopics().names()).stream()
                .filter(name -> name.startsWith(prefix) && !name.startsWith("__"))
                .toList();
    }

    private List<TopicPartition> partitions(List<String> topics) {
        return get(admin.describeTopics(topics).allTopicNames()).values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
    }

    private static <T> T get(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        events.close();
        admin.close(Duration.ofSeconds(2));
    }
}
