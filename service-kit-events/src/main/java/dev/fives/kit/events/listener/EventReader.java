package dev.fives.kit.events.listener;

import dev.fives.contracts.CloudEventHeaders;
import dev.fives.contracts.EventType;
import dev.fives.contracts.EventTypes;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns the bytes of a record into an event, or says why not. Everything on a topic is input from outside: size, header
 * limits, envelope and who may write what are checked before a handler sees any of it. Never throws for a bad record.
 */
final class EventReader {
    /** Deepest nesting of a value; ours go to 5. */
    static final int MAX_DEPTH = 32;

    private static final int MAX_NUMBER_CHARACTERS = 40;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER_CHARACTERS)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Subscription subscription;
    private final EventSchemas schemas = new EventSchemas();

    EventReader(Subscription subscription) {
        this.subscription = subscription;
        subscription.handlers().keySet().forEach(schemas::prepare);
    }

    Reading read(ConsumerRecord<byte[], byte[]> record) {
        try {
            return read(record, content(record));
        } catch (PermanentFault e) {
            return new Reading.Faulty(e.reason(), identified(record));
        } catch (RuntimeException | StackOverflowError e) {
            return new Reading.Faulty("record: cannot be read (expected: a CloudEvent)", identified(record));
        }
    }

    /** One attribute of any record, for people; null where it tells none that can be read. */
    static @Nullable String told(ConsumerRecord<byte[], byte[]> record, String name) {
        try {
            return content(record).attributes().optional(name);
        } catch (RuntimeException | StackOverflowError e) {
            return null;
        }
    }

    private Reading read(ConsumerRecord<byte[], byte[]> record, Content content) {
        Attributes attributes = content.attributes();
        requireValue(
                CloudEventHeaders.SPEC_VERSION_1_0,
                attributes.required(CloudEventHeaders.SPEC_VERSION),
                "ce_specversion");
        Optional<EventType> type = EventTypes.named(attributes.required(CloudEventHeaders.TYPE));
        EventHandler handler = type.map(subscription.handlers()::get).orElse(null);
        if (handler == null) {
            return new Reading.Unwanted();
        }
        ReceivedEvent event = subscription.topic().isInbound()
                ? InboundEvent.of(record, key(record), attributes, type.orElseThrow(), content.data())
                : event(record, attributes, type.orElseThrow(), content.data());
        schemas.check(type.orElseThrow(), event.data());
        return new Reading.Wanted(event, handler);
    }

    private ReceivedEvent event(
            ConsumerRecord<byte[], byte[]> record, Attributes attributes, EventType type, JsonNode data) {
        Attributes.Source source = attributes.source();
        requireValue(type.aggregateType(), source.aggregateType(), "ce_source, aggregate type");
        long sequence = attributes.sequence();
        String id = attributes.required(CloudEventHeaders.ID);
        requireSame(CloudEventHeaders.id(source.aggregateType(), source.aggregateId(), sequence), id, "ce_id");
        String key = key(record);
        requireSame(
                key,
                Objects.requireNonNullElse(attributes.optional(CloudEventHeaders.PARTITION_KEY), key),
                "ce_partitionkey");
        return new ReceivedEvent(
                record.topic(),
                record.partition(),
                record.offset(),
                key,
                id,
                type.name(),
                source.text(),
                source.aggregateType(),
                source.aggregateId(),
                sequence,
                attributes.time(),
                Objects.requireNonNullElse(attributes.optional(CloudEventHeaders.CORRELATION_ID), id),
                attributes.optional(CloudEventHeaders.TRACEPARENT),
                data);
    }

    private static Content content(ConsumerRecord<byte[], byte[]> record) {
        Attributes attributes = AttributeReader.binary(record.headers());
        String contentType = attributes.required(CloudEventHeaders.CONTENT_TYPE).toLowerCase(Locale.ROOT);
        if (contentType.startsWith(CloudEventHeaders.STRUCTURED_JSON)) {
            JsonNode envelope = json(record.value());
            return new Content(AttributeReader.structured(record.headers(), envelope), envelope.path("data"));
        }
        if (contentType.startsWith(CloudEventHeaders.JSON)) {
            return new Content(attributes, json(record.value()));
        }
        throw new PermanentFault("content-type: not JSON (expected: application/json)");
    }

    private static JsonNode json(byte @Nullable [] value) {
        if (value == null) {
            throw new PermanentFault("value: null (expected: JSON; a tombstone belongs on a state topic)");
        }
        if (value.length > CloudEventHeaders.MAX_VALUE_BYTES) {
            throw new PermanentFault(
                    "value: " + value.length + " bytes (expected: at most " + CloudEventHeaders.MAX_VALUE_BYTES + ")");
        }
        try {
            JsonNode node = JSON.readTree(value);
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException e) {
            // its message quotes the value, which may be personal
            throw new PermanentFault(
                    "value: not JSON within limits (expected: an object, at most " + MAX_DEPTH + " deep)");
        }
        throw new PermanentFault("value: not an object (expected: a JSON object)");
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        String key = AttributeReader.utf8(record.key());
        if (key == null || key.isBlank()) {
            throw new PermanentFault("key: missing or not UTF-8 (expected: the customer's or the aggregate's id)");
        }
        return key;
    }

    private static boolean identified(ConsumerRecord<byte[], byte[]> record) {
        try {
            Attributes attributes = content(record).attributes();
            return attributes.source() != null
                    && attributes.sequence() > 0
                    && !key(record).isBlank();
        } catch (RuntimeException | StackOverflowError e) {
            return identifiedByHeaders(record);
        }
    }

    /** The value may be the faulty part; then the headers alone tell. */
    private static boolean identifiedByHeaders(ConsumerRecord<byte[], byte[]> record) {
        try {
            Attributes attributes = AttributeReader.binary(record.headers());
            return attributes.source() != null
                    && attributes.sequence() > 0
                    && !key(record).isBlank();
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static void requireValue(String expected, String found, String what) {
        if (!expected.equals(found)) {
            throw new PermanentFault(what + ": another one (expected: " + expected + ")");
        }
    }

    private static void requireSame(String expected, String found, String what) {
        if (!expected.equals(found)) {
            throw new PermanentFault(
                    what + ": does not belong to the record (expected: made of source, sequence and key)");
        }
    }

    private record Content(Attributes attributes, JsonNode data) {}
}
