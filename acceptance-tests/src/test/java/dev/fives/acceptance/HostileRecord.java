package dev.fives.acceptance;

import dev.fives.contracts.CloudEventHeaders;
import dev.fives.contracts.EventType;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records that no part of Fives would write, each wrong in one way. */
enum HostileRecord {
    NOT_JSON("value: not JSON"),
    WRONG_SCHEMA("fails required"),
    NO_ATTRIBUTES("content-type: missing"),
    HEADER_TYPES_BOMB("header: spring_json_header_types"),
    NULL_VALUE("value: null"),
    HUGE_VALUE("value: 900000 bytes");

    private static final int HUGE_BYTES = 900_000;
    private static final String HEARS_CONSENT_ALONE = "feedback";

    /** What the dead letter says. */
    private final String reason;

    HostileRecord(String reason) {
        this.reason = reason;
    }

    String reason() {
        return reason;
    }

    ProducerRecord<byte[], byte[]> on(Topic topic, int partition) {
        EventType type = type(topic);
        String id = "hostile-%s-%d".formatted(name(), partition);
        var record = new ProducerRecord<>(topic.topicName(), partition, bytes(id), value(type));
        if (this != NO_ATTRIBUTES) {
            attributes(record, type, id);
        }
        if (this == HEADER_TYPES_BOMB) {
            put(record, "spring_json_header_types", "{\"ce_id\":\"javax.script.ScriptEngineManager\"}");
        }
        return record;
    }

    /** Whether the group looks at it: what is wrong with the data shows only where the type is wanted. */
    boolean isReadBy(String group, Topic topic) {
        return this != WRONG_SCHEMA || topic != Topic.CUSTOMER || !group.equals(HEARS_CONSENT_ALONE);
    }

    /** A type that every group on the topic handles, but for {@link #HEARS_CONSENT_ALONE} on the customers' topic. */
    private static EventType type(Topic topic) {
        return switch (topic) {
            case CUSTOMER -> EventTypes.CUSTOMER_CREATED;
            case PURCHASE -> EventTypes.PURCHASE_RECORDED;
            case FEEDBACK -> EventTypes.RESPONSE_SUBMITTED;
            case TICKET -> EventTypes.TICKET_CREATED;
            case LOYALTY -> EventTypes.CARE_COMPLETED;
            case SEGMENT -> EventTypes.SEGMENT_ENTERED;
        };
    }

    private byte[] value(EventType type) {
        return switch (this) {
            case NOT_JSON -> bytes("{\"customerId\":");
            case WRONG_SCHEMA -> bytes("{}");
            case NULL_VALUE -> null;
            case HUGE_VALUE -> new byte[HUGE_BYTES];
            case NO_ATTRIBUTES, HEADER_TYPES_BOMB -> sample(type);
        };
    }

    private static void attributes(ProducerRecord<byte[], byte[]> record, EventType type, String id) {
        put(record, CloudEventHeaders.SPEC_VERSION, CloudEventHeaders.SPEC_VERSION_1_0);
        put(record, CloudEventHeaders.TYPE, type.name());
        put(record, CloudEventHeaders.SOURCE, CloudEventHeaders.source(type.aggregateType(), id));
        put(record, CloudEventHeaders.ID, CloudEventHeaders.id(type.aggregateType(), id, 1));
        put(record, CloudEventHeaders.SEQUENCE, CloudEventHeaders.sequence(1));
        put(record, CloudEventHeaders.TIME, "2026-11-01T10:15:30Z");
        put(record, CloudEventHeaders.CONTENT_TYPE, CloudEventHeaders.JSON);
    }

    private static byte[] sample(EventType type) {
        String path = "/events/%s/%s/v1.json".formatted(type.topic().topicName(), type.name());
        try (InputStream sample = Objects.requireNonNull(HostileRecord.class.getResourceAsStream(path), path)) {
            return sample.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(ProducerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().add(name, bytes(value));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
