package dev.fives.kit.test.topic;

import dev.fives.contracts.CloudEventHeaders;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A record as a plain consumer sees it.
 *
 * @param valueBytes of the value as it stands on the topic
 */
public record SeenEvent(
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        Map<String, String> headers,
        int valueBytes,
        JsonNode data) {
    private static final JsonMapper JSON = JsonMapper.shared();

    public static SeenEvent of(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        byte[] value = Objects.requireNonNullElse(record.value(), new byte[0]);
        return new SeenEvent(
                record.topic(),
                record.partition(),
                record.offset(),
                record.key(),
                Map.copyOf(headers),
                value.length,
                JSON.readTree(value));
    }

    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    public String type() {
        return header(CloudEventHeaders.TYPE);
    }

    public String source() {
        return header(CloudEventHeaders.SOURCE);
    }

    public String id() {
        return header(CloudEventHeaders.ID);
    }

    public long sequence() {
        return Long.parseLong(header(CloudEventHeaders.SEQUENCE));
    }

    /** The data as its record. */
    public <T> T dataAs(Class<T> type) {
        return JSON.treeToValue(data, type);
    }
}
