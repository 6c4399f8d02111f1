package dev.fives.kit.events.state;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.fives.contracts.CloudEventHeaders;
import dev.fives.contracts.StateRecord;
import dev.fives.contracts.StateTopic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The CloudEvents 1.0 record of a state in binary mode. Its value is the same bytes each time that it is built. */
final class StateRecords {
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private StateRecords() {}

    static ProducerRecord<String, byte[]> of(StateTopic topic, String prefix, PresentState present, Instant at) {
        var record = new ProducerRecord<String, byte[]>(prefix + topic.topicName(), present.key(), value(present));
        Headers headers = record.headers();
        add(headers, CloudEventHeaders.SPEC_VERSION, CloudEventHeaders.SPEC_VERSION_1_0);
        add(headers, CloudEventHeaders.TYPE, topic.topicName());
        add(headers, CloudEventHeaders.SOURCE, CloudEventHeaders.source(topic.aggregateType(), present.key()));
        add(headers, CloudEventHeaders.ID, id(topic, present));
        add(headers, CloudEventHeaders.SEQUENCE, CloudEventHeaders.sequence(present.version()));
        add(headers, CloudEventHeaders.SUBJECT, present.key());
        add(headers, CloudEventHeaders.TIME, at.toString());
        add(headers, CloudEventHeaders.PARTITION_KEY, present.key());
        add(headers, CloudEventHeaders.DATA_SCHEMA, topic.dataSchema());
        add(headers, CloudEventHeaders.CONTENT_TYPE, CloudEventHeaders.JSON);
        return record;
    }

    static byte @Nullable [] value(PresentState present) {
        return switch (present) {
            case PresentState.Erased _ -> null;
            case PresentState.Kept kept -> JSON.writeValueAsBytes(new StateRecord<>(kept.version(), kept.state()));
        };
    }

    private static String id(StateTopic topic, PresentState present) {
        return CloudEventHeaders.id(topic.aggregateType(), present.key(), present.version());
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
