package dev.fives.acceptance;

import dev.fives.contracts.CloudEventHeaders;
import dev.fives.contracts.EventType;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records that no part of Fives would write, each wrong in one way. */
enum HostileRecord {
    NOT_JSON("value: not JSON"),
    EMPTY_VALUE("value: not an object"),
    ARRAY_VALUE("value: not an object"),
    TRAILING_VALUE("value: not JSON"),
    DEEP_VALUE("value: not JSON"),
    NAME_TWICE("value: not JSON"),
    NULL_VALUE("value: null"),
    HUGE_VALUE("value: 900000 bytes"),
    WRONG_SCHEMA("fails required"),
    NO_ATTRIBUTES("content-type: missing"),
    HEADER_TYPES_BOMB("header: spring_json_header_types"),
    TYPE_ID_BOMB("header: __TypeId__"),
    MANY_HEADERS("headers: too many"),
    LONG_HEADER("ce_subject: no value or too long"),
    GARBLED_HEADER("ce_subject: not UTF-8"),
    HEADER_TWICE("ce_id: twice"),
    OTHER_SPECIFICATION("ce_specversion: another one"),
    FOREIGN_SOURCE("ce_source"),
    FORGED_ID("ce_id: does not belong"),
    NO_KEY("key: missing");

    private static final int HUGE_BYTES = 900_000;
    private static final int DEEP = 1_000;
    private static final int MANY = 70;
    private static final int LONG = 5_000;
    /** What is wrong with them shows only to whom wants the type. */
    private static final Set<HostileRecord> SHOWN_BY_TYPE = EnumSet.of(WRONG_SCHEMA, FOREIGN_SOURCE, FORGED_ID, NO_KEY);

    private static final Set<HostileRecord> OF_OURS = EnumSet.of(FOREIGN_SOURCE, FORGED_ID);

    /** Who hears other types of the topic alone: feedback consents, loyalty its own points, tickets their own words. */
    private static final Map<Topic, Set<String>> HEARS_OTHERS = Map.of(
            Topic.CUSTOMER, Set.of("feedback"),
            Topic.LOYALTY, Set.of("loyalty", "segmentation"),
            Topic.SEGMENT, Set.of("segmentation"),
            Topic.TICKET, Set.of("ticket"));

    /** What the dead letter says. */
    private final String reason;

    HostileRecord(String reason) {
        this.reason = reason;
    }

    /** Where others write, source and id are their own business; the key is that of no customer in the data then. */
    String reason(Topic topic) {
        return topic.isInbound() && OF_OURS.contains(this) ? "key: another customer's" : reason;
    }

    ProducerRecord<byte[], byte[]> on(Topic topic, int partition) {
        EventType type = type(topic);
        String id = "hostile-%s-%d".formatted(name(), partition);
        var record = new ProducerRecord<>(topic.topicName(), partition, this == NO_KEY ? null : bytes(id), value(type));
        if (this != NO_ATTRIBUTES) {
            attributes(record, type, id);
        }
        spoil(record, type, id);
        return record;
    }

    /** Whether the group looks at it: what is wrong with the data shows only where the type is wanted. */
    boolean isReadBy(String group, Topic topic) {
        return !SHOWN_BY_TYPE.contains(this)
                || !HEARS_OTHERS.getOrDefault(topic, Set.of()).contains(group);
    }

    /** A type that every group on the topic handles, but for {@link #HEARS_OTHERS}. */
    private static EventType type(Topic topic) {
        return switch (topic) {
            case CUSTOMER -> EventTypes.CUSTOMER_CREATED;
            case PURCHASE -> EventTypes.PURCHASE_RECORDED;
            case FEEDBACK -> EventTypes.RESPONSE_SUBMITTED;
            case TICKET -> EventTypes.TICKET_CREATED;
            case LOYALTY -> EventTypes.CARE_COMPLETED;
            case SEGMENT -> EventTypes.SEGMENT_ENTERED;
            case USAGE -> EventTypes.USAGE_RECORDED;
            case MESSAGE -> EventTypes.MESSAGE_SENT;
            case COMMERCE_ORDER -> EventTypes.COMMERCE_ORDER_COMPLETED;
            case COMMERCE_USAGE -> EventTypes.COMMERCE_USAGE_RECORDED;
        };
    }

    private byte[] value(EventType type) {
        return switch (this) {
            case NOT_JSON -> bytes("{\"customerId\":");
            case EMPTY_VALUE -> bytes("");
            case ARRAY_VALUE -> bytes("[]");
            case TRAILING_VALUE -> bytes("{} {}");
            case DEEP_VALUE -> bytes("{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP));
            case NAME_TWICE -> bytes("{\"customerId\":1,\"customerId\":2}");
            case WRONG_SCHEMA -> bytes("{}");
            case NULL_VALUE -> null;
            case HUGE_VALUE -> new byte[HUGE_BYTES];
            default -> sample(type);
        };
    }

    private void spoil(ProducerRecord<byte[], byte[]> record, EventType type, String id) {
        switch (this) {
            case HEADER_TYPES_BOMB ->
                put(record, "spring_json_header_types", "{\"ce_id\":\"javax.script.ScriptEngineManager\"}");
            case TYPE_ID_BOMB -> put(record, "__TypeId__", "javax.script.ScriptEngineManager");
            case MANY_HEADERS -> IntStream.range(0, MANY).forEach(number -> put(record, "x-" + number, ""));
            case LONG_HEADER -> put(record, CloudEventHeaders.SUBJECT, "s".repeat(LONG));
            case GARBLED_HEADER -> record.headers().add(CloudEventHeaders.SUBJECT, new byte[] {(byte) 0xff});
            case HEADER_TWICE -> put(record, CloudEventHeaders.ID, "another");
            case OTHER_SPECIFICATION -> replace(record, CloudEventHeaders.SPEC_VERSION, "0.3");
            case FOREIGN_SOURCE -> replace(record, CloudEventHeaders.SOURCE, CloudEventHeaders.source("stranger", id));
            case FORGED_ID -> replace(record, CloudEventHeaders.ID, CloudEventHeaders.id(type.aggregateType(), id, 2));
            default -> {}
        }
    }

    private static void replace(ProducerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().remove(name);
        put(record, name, value);
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
