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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    /** @param seconds from the last record until the last letter, by their time stamps */
    public record PutAside(int records, int letters, double seconds) {}

    /** Records by their places, and when the last of them was sent. */
    private record Sent(Map<String, HostileRecord> byPlace, long lastAtMillis) {}

    private record Letters(int count, long lastAtMillis) {
        Letters and(Letters more) {
            return new Letters(count + more.count, Math.max(lastAtMillis, more.lastAtMillis));
        }
    }

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

        Sent sent = sendToEveryTopic(stack.kafka("broker"));

        Letters letters = assertPutAside(stack.kafka("ops"), topicsByGroup, sent.byPlace());
        Eventually.asserted(PUT_ASIDE, () -> assertThat(listeners(stack, token)).isEqualTo(topicsByGroup));
        double seconds = Math.max(0, letters.lastAtMillis() - sent.lastAtMillis()) / 1000.0;
        return new PutAside(sent.byPlace().size(), letters.count(), seconds);
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

    private static Sent sendToEveryTopic(Map<String, Object> broker) throws Exception {
        Map<String, HostileRecord> places = new HashMap<>();
        long last = 0;
        try (var producer = new KafkaProducer<>(broker, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (Topic topic : Topic.values()) {
                for (PartitionInfo partition : producer.partitionsFor(topic.topicName())) {
                    for (HostileRecord hostile : HostileRecord.values()) {
                        RecordMetadata sent = producer.send(hostile.on(topic, partition.partition()))
                                .get();
                        places.put(place(sent.topic(), sent.partition(), sent.offset()), hostile);
                        last = Math.max(last, sent.timestamp());
                    }
                }
            }
        }
        return new Sent(places, last);
    }

    private static Letters assertPutAside(
            Map<String, Object> broker, Map<String, List<String>> topicsByGroup, Map<String, HostileRecord> sent) {
        Letters letters = new Letters(0, 0);
        for (var listener : topicsByGroup.entrySet()) {
            for (String topic : listener.getValue()) {
                String deadLetters = topic + '.' + listener.getKey() + ".dlt";
                Topic heard = Topic.named(topic).orElseThrow();
                Map<String, String> expected = new HashMap<>();
                sent.forEach((place, hostile) -> {
                    if (place.startsWith(topic + '-') && hostile.isReadBy(listener.getKey(), heard)) {
                        expected.put(place, hostile.reason(heard));
                    }
                });
                letters = letters.and(assertPutAside(new TopicReader(broker, deadLetters), topic, expected));
            }
        }
        return letters;
    }

    private static Letters assertPutAside(TopicReader deadLetters, String topic, Map<String, String> expected) {
        try (deadLetters) {
            var letters = deadLetters.records(PUT_ASIDE, all -> all.size() >= expected.size());
            Map<String, String> told = letters.stream()
                    .collect(
                            Collectors.toMap(HostileRecordsAcceptance::place, letter -> header(letter, "x-exception")));
            assertThat(told).as("dead letters of %s", topic).containsOnlyKeys(expected.keySet());
            expected.forEach((place, reason) ->
                    assertThat(told.get(place)).as("reason of %s", place).contains(reason));
            return new Letters(
                    told.size(),
                    letters.stream().mapToLong(ConsumerRecord::timestamp).max().orElse(0));
        }
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
