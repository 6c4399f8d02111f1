package dev.fives.kit.events.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.StateTopic;
import dev.fives.contracts.segment.SegmentState;
import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateRecordsTest {
    private static final Instant AT = Instant.parse("2026-11-01T10:15:30Z");
    private static final SegmentState STATE = new SegmentState("cus_1", "LOW", null, "LOW", List.of());

    @Test
    void EVT_04_stateIsReadByTheSdk() {
        CloudEvent read = read(new PresentState.Kept("cus_1", 7, STATE));

        assertThat(read.getId()).isEqualTo("segment-state:cus_1-7");
        assertThat(read.getType()).isEqualTo("crm.segment.state.v1");
        assertThat(read.getSource()).isEqualTo(URI.create("/fives/segment-state/cus_1"));
        assertThat(read.getSubject()).isEqualTo("cus_1");
        assertThat(read.getExtension("partitionkey")).isEqualTo("cus_1");
        assertThat(read.getExtension("sequence")).isEqualTo("00000000000000000007");
        assertThat(read.getDataSchema()).isEqualTo(URI.create("/schemas/crm.segment.state.v1.json"));
        assertThat(new String(read.getData().toBytes(), StandardCharsets.UTF_8))
                .isEqualTo("{\"version\":7,\"state\":{\"customerId\":\"cus_1\",\"frequencyBand\":\"LOW\","
                        + "\"risk\":\"LOW\",\"segments\":[]}}");
    }

    @Test
    void erased_hasNoValueAndStillSaysWhose() {
        CloudEvent read = read(new PresentState.Erased("cus_1", 8));

        assertThat(read.getData()).isNull();
        assertThat(read.getSubject()).isEqualTo("cus_1");
        assertThat(read.getExtension("sequence")).isEqualTo("00000000000000000008");
    }

    private static CloudEvent read(PresentState present) {
        var sent = StateRecords.of(StateTopic.SEGMENT, "", present, AT);
        assertThat(sent.topic()).isEqualTo("crm.segment.state.v1");
        assertThat(sent.key()).isEqualTo("cus_1");
        return KafkaMessageFactory.createReader(sent.headers(), sent.value()).toEvent();
    }
}
