package dev.fives.kit.events.listener;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fives.contracts.CloudEventHeaders;
import dev.fives.contracts.EventType;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An event that another system wrote: source and id are its own, there is no sequence. What goes on into logs, headers
 * and documents of ours is bounded here.
 */
final class InboundEvent {
    /** Longest source and id, characters. */
    static final int MAX_LENGTH = 200;

    /** {@link ReceivedEvent#sequence()} where the sender counts nothing. */
    private static final long NO_SEQUENCE = 0;

    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7E]{1," + MAX_LENGTH + "}");
    private static final Pattern CORRELATION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,63}");

    private InboundEvent() {}

    static ReceivedEvent of(
            ConsumerRecord<byte[], byte[]> record, String key, Attributes attributes, EventType type, JsonNode data) {
        String source = printable(attributes, CloudEventHeaders.SOURCE);
        String id = printable(attributes, CloudEventHeaders.ID);
        return new ReceivedEvent(
                record.topic(),
                record.partition(),
                record.offset(),
                key,
                id,
                type.name(),
                source,
                type.aggregateType(),
                id,
                NO_SEQUENCE,
                time(record, attributes),
                correlationId(attributes.optional(CloudEventHeaders.CORRELATION_ID), source, id),
                attributes.optional(CloudEventHeaders.TRACEPARENT),
                data);
    }

    private static String printable(Attributes attributes, String name) {
        String value = attributes.required(name);
        if (!PRINTABLE.matcher(value).matches()) {
            throw new PermanentFault(
                    name + ": malformed (expected: 1 to " + MAX_LENGTH + " printable ASCII characters without blanks)");
        }
        return value;
    }

    private static Instant time(ConsumerRecord<byte[], byte[]> record, Attributes attributes) {
        return attributes.optional(CloudEventHeaders.TIME) == null
                ? Instant.ofEpochMilli(record.timestamp())
                : attributes.time();
    }

    /** One of ours where the sender gives none that fits; the same for each repeat. */
    private static String correlationId(@Nullable String given, String source, String id) {
        return given != null && CORRELATION.matcher(given).matches()
                ? given
                : UUID.nameUUIDFromBytes((source + '\n' + id).getBytes(UTF_8)).toString();
    }
}
