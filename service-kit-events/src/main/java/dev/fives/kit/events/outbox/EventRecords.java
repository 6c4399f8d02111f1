package dev.fives.kit.events.outbox;

import dev.fives.contracts.CloudEventHeaders;
import dev.fives.contracts.EventType;
import dev.fives.contracts.EventTypes;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** The CloudEvents 1.0 record in binary mode; the same bytes each time it is built. */
final class EventRecords {
    private EventRecords() {}

    static ProducerRecord<String, byte[]> of(PendingEvent event, String key, String topicPrefix) {
        var value = event.data().getBytes(StandardCharsets.UTF_8);
        var record = new ProducerRecord<>(topicPrefix + event.topic(), key, value);
        var headers = record.headers();
        add(headers, CloudEventHeaders.SPEC_VERSION, CloudEventHeaders.SPEC_VERSION_1_0);
        add(headers, CloudEventHeaders.TYPE, event.type());
        add(headers, CloudEventHeaders.SOURCE, event.source());
        add(headers, CloudEventHeaders.ID, event.id());
        add(headers, CloudEventHeaders.SEQUENCE, CloudEventHeaders.sequence(event.sequence()));
        add(headers, CloudEventHeaders.SUBJECT, event.subject());
        add(headers, CloudEventHeaders.TIME, event.time().toString());
        add(headers, CloudEventHeaders.PARTITION_KEY, key);
        add(headers, CloudEventHeaders.DATA_SCHEMA, schema(event.type()));
        add(headers, CloudEventHeaders.CORRELATION_ID, event.correlationId());
        add(headers, CloudEventHeaders.CAUSATION_ID, event.causationId());
        add(headers, CloudEventHeaders.TRACEPARENT, event.traceparent());
        add(headers, CloudEventHeaders.CONTENT_TYPE, CloudEventHeaders.JSON);
        return record;
    }

    private static @Nullable String schema(String type) {
        return EventTypes.named(type).map(EventType::dataSchema).orElse(null);
    }

    private static void add(Headers headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }
}
