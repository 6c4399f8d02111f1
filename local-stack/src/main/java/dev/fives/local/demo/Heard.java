package dev.fives.local.demo;

import dev.fives.contracts.CloudEventHeaders;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the topics say, heard by a plain consumer: the demonstration waits for effects here and asks nobody in vain. */
final class Heard implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration STILL = Duration.ofMillis(700);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Consumer<byte[], byte[]> consumer;
    private final Admin admin;
    private final Thread thread;
    private final Set<String> ids = new HashSet<>();
    private final Map<String, List<JsonNode>> byName = new HashMap<>();
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private volatile boolean open = true;
    private @Nullable RuntimeException failure;

    /** Begins to listen; what happened before is not heard. */
    Heard(Map<String, Object> broker) {
        this.consumer = new KafkaConsumer<>(broker, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.admin = Admin.create(broker);
        List<TopicPartition> partitions = Arrays.stream(Topic.values())
                .map(Topic::topicName)
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(Heard::partition)
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(partition -> positions.put(partition, consumer.position(partition)));
        this.thread = Thread.ofPlatform().name("demo-topics").daemon().start(this::listen);
    }

    private static TopicPartition partition(PartitionInfo info) {
        return new TopicPartition(info.topic(), info.partition());
    }

    private void listen() {
        try {
            while (open) {
                var records = consumer.poll(POLL);
                synchronized (byName) {
                    records.forEach(this::hear);
                    byName.notifyAll();
                }
            }
        } catch (RuntimeException e) {
            synchronized (byName) {
                failure = e;
                byName.notifyAll();
            }
        } finally {
            consumer.close();
        }
    }

    private void hear(ConsumerRecord<byte[], byte[]> event) {
        positions.put(new TopicPartition(event.topic(), event.partition()), event.offset() + 1);
        if (event.value() != null && ids.add(header(event, CloudEventHeaders.ID))) {
            JsonNode data = JSON.readTree(event.value());
            names(header(event, CloudEventHeaders.TYPE), data)
                    .forEach(name ->
                            byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(data));
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> event, String name) {
        var header = event.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** Under which names an effect is waited for. */
    private static List<String> names(String type, JsonNode data) {
        String ticket = data.at("/ticket/ticketId").asString("");
        if (type.equals(EventTypes.SURVEY_INVITED.name()) || type.equals(EventTypes.SURVEY_SUPPRESSED.name())) {
            return List.of(asked(data.at("/trigger/purchaseId").asString("")));
        }
        if (type.equals(EventTypes.TICKET_CREATED.name())) {
            return List.of(ticketOf(data.at("/ticket/responseId").asString("")), created(ticket));
        }
        if (type.equals(EventTypes.TICKET_STATUS_CHANGED.name())) {
            return List.of(status(ticket, data.path("to").asString("")));
        }
        if (type.equals(EventTypes.COMPLAINT_RECEIVED.name())) {
            return List.of(complaint(ticket));
        }
        if (type.equals(EventTypes.PURCHASE_REFUNDED.name())) {
            return List.of(refunded(data.path("purchaseId").asString("")));
        }
        if (type.equals(EventTypes.CONSENT_CHANGED.name())) {
            return List.of(consented(data.path("customerId").asString("")));
        }
        if (type.equals(EventTypes.CARE_DUE.name())) {
            return List.of(careDue(data.path("ticketId").asString("")));
        }
        if (type.equals(EventTypes.REMEDY_GRANTED.name())) {
            return List.of(granted(data.path("remedyId").asString("")));
        }
        return List.of();
    }

    static String asked(String purchaseId) {
        return "asked after " + purchaseId;
    }

    static String ticketOf(String responseId) {
        return "ticket of " + responseId;
    }

    static String created(String ticketId) {
        return "created " + ticketId;
    }

    static String status(String ticketId, String to) {
        return ticketId + " is " + to;
    }

    static String complaint(String ticketId) {
        return ticketId + " is a complaint";
    }

    static String refunded(String purchaseId) {
        return "refunded " + purchaseId;
    }

    static String consented(String customerId) {
        return "consent of " + customerId;
    }

    static String careDue(String ticketId) {
        return "care due for " + ticketId;
    }

    static String granted(String remedyId) {
        return "granted " + remedyId;
    }

    JsonNode await(String name) {
        return await(name, 1);
    }

    /** The effect of this name, the so-manieth of it. */
    JsonNode await(String name, int number) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        synchronized (byName) {
            while (byName.getOrDefault(name, List.of()).size() < number) {
                sleepOnTopics(end, name);
            }
            return byName.getOrDefault(name, List.of()).get(number - 1);
        }
    }

    private void sleepOnTopics(long end, String what) {
        if (failure != null) {
            throw failure;
        }
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new DemoFault("demo: " + what + ": not heard within " + PATIENCE);
        }
        try {
            byName.wait(left);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFault("demo: interrupted", e);
        }
    }

    /** Returns when the services of this group have handled whatever has been heard so far. */
    void awaitHandled(String group) {
        Map<TopicPartition, Long> wanted = positions();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isHandled(group, wanted)) {
            if (System.nanoTime() > end) {
                throw new DemoFault("demo: " + group + ": behind the topics for more than " + PATIENCE);
            }
            pause(LOOK_AGAIN);
        }
    }

    private boolean isHandled(String group, Map<TopicPartition, Long> wanted) {
        return committed(group).entrySet().stream()
                .allMatch(done -> done.getValue().offset() >= wanted.getOrDefault(done.getKey(), 0L));
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(String group) {
        try {
            return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().entrySet().stream()
                    .filter(entry -> entry.getValue() != null)
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        } catch (ExecutionException e) {
            throw new DemoFault("demo: the broker does not say what " + group + " has handled", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFault("demo: interrupted", e);
        }
    }

    /** Returns when these groups have handled everything and nothing more comes of it. */
    void awaitStillness(List<String> groups) {
        Map<TopicPartition, Long> before;
        do {
            before = positions();
            groups.forEach(this::awaitHandled);
            pause(STILL);
        } while (!before.equals(positions()));
    }

    private Map<TopicPartition, Long> positions() {
        synchronized (byName) {
            return Map.copyOf(positions);
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFault("demo: interrupted", e);
        }
    }

    @Override
    public void close() {
        open = false;
        admin.close();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
