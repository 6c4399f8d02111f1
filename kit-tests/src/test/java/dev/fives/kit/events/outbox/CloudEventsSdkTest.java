package dev.fives.kit.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.EventType;
import dev.fives.contracts.EventTypes;
import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** EVT-04: a standard SDK reads the record that the outbox writes. */
class CloudEventsSdkTest {
    private static final Instant TIME = Instant.parse("2026-11-01T10:15:30Z");
    private static final String DATA = "{\"customerId\":\"cus_1\",\"version\":1}";

    @Test
    void record_isReadByTheSdk() {
        var event = new PendingEvent(
                "customer:cus_1-1",
                1,
                "crm.customer.created.v1",
                "crm.customer.v1",
                "/fives/customer/cus_1",
                "cus_1",
                TIME,
                DATA,
                "c-1",
                "purchase:pur_1-1",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                TIME);

        CloudEvent read = read(event);

        assertThat(read.getSpecVersion().toString()).isEqualTo("1.0");
        assertThat(read.getId()).isEqualTo("customer:cus_1-1");
        assertThat(read.getType()).isEqualTo("crm.customer.created.v1");
        assertThat(read.getSource()).isEqualTo(URI.create("/fives/customer/cus_1"));
        assertThat(read.getSubject()).isEqualTo("cus_1");
        assertThat(read.getTime()).isEqualTo(OffsetDateTime.parse(TIME.toString()));
        assertThat(read.getDataContentType()).isEqualTo("application/json");
        assertThat(read.getDataSchema()).isEqualTo(URI.create("/schemas/crm.customer.created.v1.json"));
        assertThat(read.getExtension("partitionkey")).isEqualTo("cus_1");
        assertThat(read.getExtension("sequence")).isEqualTo("00000000000000000001");
        assertThat(read.getExtension("correlationid")).isEqualTo("c-1");
        assertThat(read.getExtension("causationid")).isEqualTo("purchase:pur_1-1");
        assertThat(read.getData().toBytes()).isEqualTo(DATA.getBytes(StandardCharsets.UTF_8));
    }

    static List<EventType> types() {
        return EventTypes.all();
    }

    @ParameterizedTest
    @MethodSource("types")
    void EVT_04_everyTypeIsReadByTheSdk(EventType type) throws IOException {
        byte[] sample = sample(type);
        String source = "/fives/" + type.aggregateType() + "/id_1";
        var event = new PendingEvent(
                type.aggregateType() + ":id_1-12",
                12,
                type.name(),
                type.topic().topicName(),
                source,
                "id_1",
                TIME,
                new String(sample, StandardCharsets.UTF_8),
                "c-1",
                null,
                null,
                TIME);

        CloudEvent read = read(event);

        assertThat(read.getType()).isEqualTo(type.name());
        assertThat(read.getSource()).isEqualTo(URI.create(source));
        assertThat(read.getExtension("partitionkey")).isEqualTo("cus_1");
        assertThat(read.getExtension("sequence")).isEqualTo("00000000000000000012");
        assertThat(read.getDataSchema()).isEqualTo(URI.create(type.dataSchema()));
        assertThat(read.getData().toBytes()).isEqualTo(sample);
    }

    private static byte[] sample(EventType type) throws IOException {
        String resource = "/events/" + type.topic().topicName() + "/" + type.name() + "/v1.json";
        try (InputStream in = EventType.class.getResourceAsStream(resource)) {
            return in.readAllBytes();
        }
    }

    private static CloudEvent read(PendingEvent event) {
        var sent = EventRecords.of(event, "cus_1", "");
        return KafkaMessageFactory.createReader(sent.headers(), sent.value()).toEvent();
    }
}
