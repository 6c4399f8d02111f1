package dev.fives.kit.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

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

    private static CloudEvent read(PendingEvent event) {
        var sent = EventRecords.of(event, "cus_1", "");
        var record = new ConsumerRecord<>(
                sent.topic(),
                0,
                0L,
                0L,
                TimestampType.CREATE_TIME,
                0,
                0,
                sent.key(),
                sent.value(),
                sent.headers(),
                Optional.empty());
        return KafkaMessageFactory.createReader(record).toEvent();
    }
}
