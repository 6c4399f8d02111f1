package dev.fives.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.Topic;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.topic.TopicReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/**
 * Hostile records on every partition of every topic: each group that listens puts them aside with a reason and goes on.
 * Who listens is what the applications say themselves, so a listener that comes later is tested as well. On a topic
 * that nobody hears a hostile record has nobody to disturb and no dead letter.
 */
public class HostileRecordsAcceptance {

    private static final Duration LISTENING = Duration.ofSeconds(60);
    /** For one listener's letters: it bounds the wait of a busy machine, how long it took is printed. */
    private static final Duration PUT_ASIDE = Duration.ofSeconds(60);

    private static final int NO_LISTENERS = 404;
    private static final List<String> APPLICATIONS = List.of(
            "customer-service", "feedback-service", "ticket-service", "loyalty-service", "segmentation-service");

    /**
     * How long a letter took, from its own record's time stamp until its own: the longest, and half of them.
     *
     * @param letters one for each record and group that listens
     */
    public record PutAside(int records, int letters, double maxSeconds, double p50Seconds) {
        static PutAside of(int records, List<Long> millis) {
            List<Long> sorted = millis.stream().sorted().toList();
            return new PutAside(
                    records, sorted.size(), sorted.getLast() / 1000.0, sorted.get((sorted.size() - 1) / 2) / 1000.0);
        }
    }

    private record Sent(HostileRecord hostile, long atMillis) {}

    @Test
    void hostileRecords_arePutAsideWithAReasonAndStopNobody() throws Exception {
        try (FivesStack stack = FivesStack.up()) {
            System.out.println("hostile: " + play(stack));
            new FirstPurchase(stack.api("admin")).play(InstantSource.system().instant());
        }
    }

    /** Sends every kind to every partition and waits until all groups have put them aside and listen on. */
    public static PutAside play(FivesStack stack) throws Exception {
        String token = stack.token("ops");
        Eventually.asserted(
                LISTENING,
                () -> assertThat(listeners(stack, token))
                        .hasEntrySatisfying("loyalty", HostileRecordsAcceptance::assertHeardBy)
                        .hasEntrySatisfying("segmentation", HostileRecordsAcceptance::assertHeardBy));
        Map<String, List<String>> topicsByGroup = listeners(stack, token);

        Map<String, Sent> sent = sendToEveryTopic(stack.kafka("broker"));

        List<Long> millis = assertPutAside(stack.kafka("ops"), topicsByGroup, sent);
        Eventually.asserted(PUT_ASIDE, () -> assertThat(listeners(stack, token)).isEqualTo(topicsByGroup));
        return PutAside.of(sent.size(), millis);
    }

    private static void assertHeardBy(List<String> topics) {
        assertThat(topics).contains(Topic.CUSTOMER.topicName(), Topic.PURCHASE.topicName());
    }

    /** The listeners that run, from health: the group {@code events} of each application that has some is UP. */
    private static Map<String, List<String>> listeners(FivesStack stack, String token) {
        Map<String, List<String>> topicsByGroup = new TreeMap<>();
        for (String application : APPLICATIONS) {
            Api.Answer health = eventsHealth(stack, token, application);
            if (health.status() != NO_LISTENERS) {
                assertThat(health.body().path("status").asString("none"))
                        .as("%s: %s", application, health.body())
                        .isEqualTo("UP");
                for (String listener :
                        health.body().at("/components/listeners/details").propertyNames()) {
                    String[] groupAndTopic = listener.split(" on ", 2);
                    topicsByGroup
                            .computeIfAbsent(groupAndTopic[0], _ -> new ArrayList<>())
                            .add(groupAndTopic[1]);
                }
            }
        }
        topicsByGroup.values().forEach(Collections::sort);
        return topicsByGroup;
    }

    private static Api.Answer eventsHealth(FivesStack stack, String token, String application) {
        int port = stack.address(application).path("managementPort").intValue();
        return new Api(URI.create("http://127.0.0.1:" + port), token).get("/actuator/health/events");
    }

    /** By the place that each got. */
    private static Map<String, Sent> sendToEveryTopic(Map<String, Object> broker) throws Exception {
        Map<String, Sent> places = new HashMap<>();
        try (var producer = new KafkaProducer<>(broker, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (Topic topic : Topic.values()) {
                for (PartitionInfo partition : producer.partitionsFor(topic.topicName())) {
                    for (HostileRecord hostile : HostileRecord.values()) {
                        RecordMetadata sent = producer.send(hostile.on(topic, partition.partition()))
                                .get();
                        places.put(
                                place(sent.topic(), sent.partition(), sent.offset()),
                                new Sent(hostile, sent.timestamp()));
                    }
                }
            }
        }
        return places;
    }

    /** How long each letter took. */
    private static List<Long> assertPutAside(
            Map<String, Object> broker, Map<String, List<String>> topicsByGroup, Map<String, Sent> sent) {
        List<Long> millis = new ArrayList<>();
        for (var listener : topicsByGroup.entrySet()) {
            for (String topic : listener.getValue()) {
                String deadLetters = topic + '.' + listener.getKey() + ".dlt";
                Topic heard = Topic.named(topic).orElseThrow();
                Map<String, Sent> expected = new HashMap<>();
                sent.forEach((place, record) -> {
                    if (place.startsWith(topic + '-') && record.hostile().isReadBy(listener.getKey(), heard)) {
                        expected.put(place, record);
                    }
                });
                millis.addAll(assertPutAside(new TopicReader(broker, deadLetters), heard, expected));
            }
        }
        return millis;
    }

    private static List<Long> assertPutAside(TopicReader deadLetters, Topic topic, Map<String, Sent> expected) {
        try (deadLetters) {
            Map<String, ConsumerRecord<String, byte[]>> letters =
                    byPlace(deadLetters.records(PUT_ASIDE, all -> byPlace(all).size() >= expected.size()));
            assertThat(letters).as("dead letters of %s", topic).containsOnlyKeys(expected.keySet());
            expected.forEach((place, sent) -> assertThat(header(letters.get(place), "x-exception"))
                    .as("reason of %s", place)
                    .contains(sent.hostile().reason(topic)));
            return expected.entrySet().stream()
                    .map(sent -> letters.get(sent.getKey()).timestamp()
                            - sent.getValue().atMillis())
                    .toList();
        }
    }

    /** The first letter of each record: what is delivered again is put aside again. */
    private static Map<String, ConsumerRecord<String, byte[]>> byPlace(List<ConsumerRecord<String, byte[]>> letters) {
        return letters.stream()
                .collect(Collectors.toMap(
                        HostileRecordsAcceptance::place,
                        letter -> letter,
                        BinaryOperator.minBy(Comparator.comparingLong(ConsumerRecord::timestamp))));
    }

    private static String place(ConsumerRecord<?, ?> letter) {
        return header(letter, "x-original-topic")
                + '-'
                + header(letter, "x-original-partition")
                + '@'
                + header(letter, "x-original-offset");
    }

    private static String place(String topic, int partition, long offset) {
        return topic + '-' + partition + '@' + offset;
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
