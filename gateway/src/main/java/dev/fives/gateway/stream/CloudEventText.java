package dev.fives.gateway.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fives.contracts.CloudEventHeaders;
import dev.fives.kit.request.Masking;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An event as one JSON object, CloudEvents 1.0 in structured mode. */
final class CloudEventText {
    private static final Map<String, String> ATTRIBUTES = attributes();

    private final JsonMapper json;

    CloudEventText(JsonMapper json) {
        this.json = json;
    }

    private static Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("specversion", CloudEventHeaders.SPEC_VERSION);
        attributes.put("id", CloudEventHeaders.ID);
        attributes.put("type", CloudEventHeaders.TYPE);
        attributes.put("source", CloudEventHeaders.SOURCE);
        attributes.put("subject", CloudEventHeaders.SUBJECT);
        attributes.put("time", CloudEventHeaders.TIME);
        attributes.put("sequence", CloudEventHeaders.SEQUENCE);
        attributes.put("partitionkey", CloudEventHeaders.PARTITION_KEY);
        attributes.put("dataschema", CloudEventHeaders.DATA_SCHEMA);
        attributes.put("correlationid", CloudEventHeaders.CORRELATION_ID);
        attributes.put("causationid", CloudEventHeaders.CAUSATION_ID);
        attributes.put("traceparent", CloudEventHeaders.TRACEPARENT);
        return attributes;
    }

    /** Empty for a record that nobody of Fives wrote. */
    Optional<String> of(ConsumerRecord<byte[], byte[]> record, Masking masking) {
        ObjectNode event = json.createObjectNode();
        ATTRIBUTES.forEach((attribute, header) -> {
            String value = header(record, header);
            if (value != null) {
                event.put(attribute, value);
            }
        });
        try {
            event.put("datacontenttype", CloudEventHeaders.JSON)
                    .set("data", shown(json.readTree(record.value()), masking));
            return Optional.of(json.writeValueAsString(event));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Events hold no identifiers; the one thing that a masked caller may not know is a birthday. */
    private static JsonNode shown(JsonNode data, Masking masking) {
        if (masking.isOn()) {
            for (JsonNode birthDate : data.findValues("birthDate")) {
                if (birthDate instanceof ObjectNode parts && parts.path("date").isString()) {
                    parts.put("date", masking.date(parts.path("date").asString()));
                }
            }
        }
        return data;
    }

    static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
