package dev.fives.gateway.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fives.contracts.CloudEventHeaders;
import dev.fives.kit.http.Fingerprint;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Which events a stream carries.
 *
 * @param customerId of one customer alone; null for everybody's
 * @param types names of types; none for all
 * @param topics those that can hold such events
 */
record Wish(@Nullable String customerId, Set<String> types, Set<String> topics) {
    private static final int FINGERPRINT_LENGTH = 8;

    Wish {
        types = Set.copyOf(types);
        topics = Set.copyOf(topics);
    }

    boolean wants(ConsumerRecord<byte[], byte[]> record) {
        return record.value() != null
                && topics.contains(record.topic())
                && (customerId == null || Arrays.equals(record.key(), customerId.getBytes(UTF_8)))
                && isOfType(record.headers().lastHeader(CloudEventHeaders.TYPE));
    }

    private boolean isOfType(@Nullable Header header) {
        return header != null
                && header.value() != null
                && (types.isEmpty() || types.contains(new String(header.value(), UTF_8)));
    }

    /** Where such events can lie: one customer's are in one partition of each topic, by its key. */
    Set<TopicPartition> places(Set<TopicPartition> all) {
        Map<String, Long> partitions =
                all.stream().collect(Collectors.groupingBy(TopicPartition::topic, Collectors.counting()));
        return all.stream()
                .filter(place -> topics.contains(place.topic()))
                .filter(place -> customerId == null
                        || place.partition() == partition(customerId, partitions.getOrDefault(place.topic(), 1L)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** As every producer places a key. */
    private static long partition(String key, long partitions) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(UTF_8))) % partitions;
    }

    /** Short, and another one for another wish: a place in one stream is none in another. */
    String fingerprint() {
        String listed = String.join(",", new TreeSet<>(types));
        return Fingerprint.of("stream", customerId == null ? "" : customerId, listed.getBytes(UTF_8))
                .substring(0, FINGERPRINT_LENGTH);
    }
}
