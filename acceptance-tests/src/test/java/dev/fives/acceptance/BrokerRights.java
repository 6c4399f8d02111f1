package dev.fives.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fives.contracts.StateTopic;
import dev.fives.contracts.Topic;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.topic.TopicReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What users of the broker may do, found out by trying. */
final class BrokerRights {
    /** Whoever sends messages tells of its own on the topic that they share. */
    private static final List<String> WRITE_TO_CUSTOMERS = List.of("feedback", "loyalty", "ticket");

    private static final List<String> SERVICES = List.of("customer", "feedback", "loyalty", "segmentation", "ticket");
    private static final String PURCHASES = Topic.PURCHASE.topicName();
    /** In the key of whatever is tried, so that it is found where it should not be. */
    private static final String FORGED = "forged";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int BLOCK_MILLIS = 10_000;
    private static final int NO_LOGIN_MILLIS = 2_000;

    private final FivesStack stack;

    BrokerRights(FivesStack stack) {
        this.stack = stack;
    }

    /** A consumer reads what is published and commits in a group of its own; there is at least one purchase. */
    void assertConsumerReads() {
        try (var reader = new TopicReader(stack.kafka("consumer"), PURCHASES)) {
            assertThat(reader.events(PATIENCE, all -> !all.isEmpty())).isNotEmpty();
        }
        assertThat(readInGroup("consumer", "consumer.of-a-test")).isPositive();
        assertThatThrownBy(() -> readInGroup("consumer", "fives.loyalty"))
                .isInstanceOf(GroupAuthorizationException.class);
        assertThatThrownBy(() -> readInGroup("loyalty", "fives.segmentation"))
                .isInstanceOf(GroupAuthorizationException.class);
    }

    /** Once there are some: of a topic that is not there nobody sees anything. */
    void assertDeadLettersAreTheListenersOwn() throws Exception {
        try (var faulty = producer("broker")) {
            faulty.send(HostileRecord.NOT_JSON.on(Topic.PURCHASE, 0)).get();
        }
        for (String listener : List.of("loyalty", "segmentation")) {
            String letters = PURCHASES + '.' + listener + ".dlt";
            Eventually.until(letters, PATIENCE, () -> sees(listener, letters));
            assertThat(sees("ops", letters)).isTrue();
            assertThat(Stream.of("customer", "ticket", "consumer", "gateway", "shop")
                            .filter(user -> sees(user, letters)))
                    .isEmpty();
        }
        assertThat(sees("loyalty", PURCHASES + ".segmentation.dlt")).isFalse();
    }

    /** @param owners of the topics that services write; nobody else's records get there */
    void assertWrittenByOwnersAlone(Map<String, String> owners) {
        List<String> topics = Stream.concat(
                        Arrays.stream(Topic.values()).map(Topic::topicName),
                        Arrays.stream(StateTopic.values()).map(StateTopic::topicName))
                .toList();
        List<String> inbound =
                topics.stream().filter(topic -> topic.startsWith("commerce.")).toList();
        for (String user : Stream.concat(SERVICES.stream(), Stream.of("consumer", "gateway", "ops", "shop"))
                .toList()) {
            List<String> others = new ArrayList<>(topics);
            others.removeIf(topic -> user.equals(owners.get(topic)));
            others.removeAll(user.equals("shop") ? inbound : List.of());
            others.removeIf(topic -> topic.equals(Topic.MESSAGE.topicName()) && WRITE_TO_CUSTOMERS.contains(user));
            assertThat(others).as("topics that are not %s's", user).hasSizeGreaterThan(6);
            assertThat(writable(user, others)).as("written by %s", user).isEmpty();
        }
        try (var all = new TopicReader(stack.kafka("ops"), topics.toArray(String[]::new))) {
            assertThat(all.recordsToEnd(PATIENCE)).noneMatch(record -> FORGED.equals(record.key()));
        }
    }

    /** Whoever does not say who it is, or does not prove it, is told nothing. */
    void assertStrangersAreRefused() {
        Map<String, Object> impostor = new HashMap<>(stack.kafka("consumer"));
        impostor.computeIfPresent(
                "sasl.jaas.config",
                (_, jaas) -> jaas.toString().replaceFirst("password=\"[^\"]+", "password=\"guessed"));
        assertThat(faultOf(impostor)).isInstanceOf(SaslAuthenticationException.class);
        assertThat(faultOf(Map.of("bootstrap.servers", stack.bootstrapServers())))
                .isInstanceOf(TimeoutException.class);
    }

    private List<String> writable(String user, List<String> topics) {
        try (var producer = producer(user)) {
            return topics.stream().filter(topic -> isAccepted(producer, topic)).toList();
        }
    }

    private KafkaProducer<byte[], byte[]> producer(String user) {
        Map<String, Object> settings = new HashMap<>(stack.kafka(user));
        settings.put("max.block.ms", BLOCK_MILLIS);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static boolean isAccepted(KafkaProducer<byte[], byte[]> producer, String topic) {
        try {
            var forged = new ProducerRecord<>(topic, FORGED.getBytes(StandardCharsets.UTF_8), new byte[0]);
            producer.send(forged).get();
            return true;
        } catch (ExecutionException
                | KafkaException e) { // the latter where the broker refused before the record was sent
            if (e.getCause() instanceof AuthorizationException) {
                return false;
            }
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The partitions of a topic, which everybody sees who may read it. */
    private boolean sees(String user, String topic) {
        try (var consumer = consumer(user, Map.of())) {
            return !consumer.partitionsFor(topic).isEmpty();
        } catch (AuthorizationException refused) {
            return false;
        }
    }

    /** Returns how many purchases came first; their offsets are committed. */
    private int readInGroup(String user, String group) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (var consumer = consumer(user, Map.of("group.id", group))) {
            consumer.subscribe(List.of(PURCHASES));
            while (System.nanoTime() < end) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                if (!records.isEmpty()) {
                    consumer.commitSync();
                    return records.count();
                }
            }
            return 0;
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer(String user, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(stack.kafka(user));
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", false);
        settings.put("allow.auto.create.topics", false);
        settings.putAll(more);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static Throwable faultOf(Map<String, Object> client) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put("default.api.timeout.ms", NO_LOGIN_MILLIS);
        settings.put("request.timeout.ms", NO_LOGIN_MILLIS);
        try (Admin admin = Admin.create(settings)) {
            throw new AssertionError(admin.describeCluster().nodes().get() + " (expected: no answer)");
        } catch (ExecutionException e) {
            return e.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
