package dev.fives.kit.test.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * A plain consumer of whole topics, from their beginning, without a group. Not thread-safe: it reads when it is asked.
 * A topic that appears later is found at the next read.
 */
public final class TopicReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<String> topics;
    private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    private final List<SeenEvent> seen = new ArrayList<>();
    private final EventCheck check = new EventCheck();
    private final List<String> problems = new ArrayList<>();
    private int judged;

    /** Topics by their full names, prefix included. */
    public TopicReader(String bootstrapServers, String... topics) {
        this(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers), topics);
    }

    /** @param broker its address, and the login where it asks for one */
    public TopicReader(Map<String, Object> broker, String... topics) {
        this.topics = List.of(topics);
        this.consumer = new KafkaConsumer<>(settings(broker), new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static Map<String, Object> settings(Map<String, Object> broker) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 500);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return settings;
    }

    /** Reads until the condition holds on all records so far; fails after the deadline. */
    public List<ConsumerRecord<String, byte[]>> records(
            Duration deadline, Predicate<List<ConsumerRecord<String, byte[]>>> enough) {
        long end = System.nanoTime() + deadline.toNanos();
        while (!enough.test(records)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("records on " + topics + ", as far as this reader may see them: "
                        + records.size() + " (expected: more within " + deadline + ")");
            }
            poll();
        }
        return List.copyOf(records);
    }

    /** As {@link #records}, for topics that hold events alone. Each new event is checked against its schema. */
    public List<SeenEvent> events(Duration deadline, Predicate<List<SeenEvent>> enough) {
        records(deadline, all -> enough.test(seen()));
        return checked();
    }

    /** Whatever stands on the topics at this moment. */
    public List<SeenEvent> eventsUpToNow() {
        assignNew();
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            poll();
        }
        return checked();
    }

    private List<SeenEvent> checked() {
        List<SeenEvent> events = List.copyOf(seen());
        events.subList(judged, events.size()).forEach(event -> problems.addAll(check.problems(event)));
        judged = events.size();
        List<String> all = new ArrayList<>(problems);
        all.addAll(EventCheck.outOfOrder(events));
        if (!all.isEmpty()) {
            throw new AssertionError("events: " + all.size() + " faults (expected: none)\n" + String.join("\n", all));
        }
        return events;
    }

    /** Everything that the topics held when this was asked. */
    public List<ConsumerRecord<String, byte[]>> recordsToEnd(Duration deadline) {
        assignNew();
        Map<TopicPartition, Long> end = consumer.endOffsets(consumer.assignment());
        return records(
                deadline,
                all -> end.entrySet().stream()
                        .allMatch(partition -> consumer.position(partition.getKey()) >= partition.getValue()));
    }

    private List<SeenEvent> seen() {
        records.subList(seen.size(), records.size()).stream().map(SeenEvent::of).forEach(seen::add);
        return seen;
    }

    private void poll() {
        assignNew();
        if (consumer.assignment().isEmpty()) {
            LockSupport.parkNanos(POLL.toNanos());
        } else {
            consumer.poll(POLL).forEach(records::add);
        }
    }

    private void assignNew() {
        if (topics.stream()
                .allMatch(topic -> consumer.assignment().stream()
                        .anyMatch(partition -> partition.topic().equals(topic)))) {
            return;
        }
        Map<String, ?> known = consumer.listTopics();
        List<TopicPartition> wanted = topics.stream()
                .filter(known::containsKey)
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        if (wanted.size() > consumer.assignment().size()) {
            List<TopicPartition> added = wanted.stream()
                    .filter(partition -> !consumer.assignment().contains(partition))
                    .toList();
            consumer.assign(wanted);
            consumer.seekToBeginning(added);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
