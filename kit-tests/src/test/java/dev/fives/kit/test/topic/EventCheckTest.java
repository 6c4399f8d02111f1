package dev.fives.kit.test.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.CloudEventHeaders;
import dev.fives.contracts.EventType;
import dev.fives.contracts.EventTypes;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever reads a topic in a test has each of these found. */
class EventCheckTest {
    private static final EventType TYPE = EventTypes.MEMBER_ENROLLED;
    private static final String DATA =
            "{\"customerId\":\"cus_1\",\"memberId\":\"mem_1\",\"programId\":\"prg_1\",\"at\":\"2026-11-04T10:15:00Z\"}";

    @Test
    void event_asPublishedIsFine() {
        assertThat(problems(1, DATA, Map.of())).isEmpty();
    }

    @Test
    void event_ofMoreThan64KiBIsFound() {
        String padded = DATA + " ".repeat(CloudEventHeaders.MAX_VALUE_BYTES - DATA.length());

        assertThat(problems(1, padded, Map.of())).isEmpty();
        assertThat(problems(1, padded + " ", Map.of()))
                .singleElement()
                .asString()
                .contains("value: 65537 bytes (expected: 65536 at most)");
    }

    @Test
    void event_thatItsSchemaRefusesIsFound() {
        assertThat(problems(1, DATA.replace("memberId", "member"), Map.of())).isNotEmpty();
    }

    @Test
    void event_afterAGapIsFound() {
        assertThat(problems(2, DATA, Map.of())).singleElement().asString().contains("sequence: 2 (expected: 1 first)");
    }

    @ParameterizedTest
    @CsvSource({
        "ce_type, crm.nothing.happened.v1",
        "ce_source, /fives/customer/mem_1",
        "ce_id, member:mem_1-7",
        "ce_partitionkey, cus_2",
        "ce_dataschema, /schemas/other.json",
        "ce_correlationid, ''"
    })
    void event_withAForeignHeaderIsFound(String header, String value) {
        assertThat(problems(1, DATA, Map.of(header, value))).isNotEmpty();
    }

    private static List<String> problems(long sequence, String data, Map<String, String> changed) {
        Map<String, String> headers = new HashMap<>(Map.of(
                CloudEventHeaders.SPEC_VERSION,
                "1.0",
                CloudEventHeaders.TYPE,
                TYPE.name(),
                CloudEventHeaders.SOURCE,
                CloudEventHeaders.source("member", "mem_1"),
                CloudEventHeaders.ID,
                CloudEventHeaders.id("member", "mem_1", sequence),
                CloudEventHeaders.SEQUENCE,
                CloudEventHeaders.sequence(sequence),
                CloudEventHeaders.SUBJECT,
                "mem_1",
                CloudEventHeaders.TIME,
                "2026-11-04T10:15:00Z",
                CloudEventHeaders.PARTITION_KEY,
                "cus_1",
                CloudEventHeaders.DATA_SCHEMA,
                TYPE.dataSchema(),
                CloudEventHeaders.CORRELATION_ID,
                "shop:1"));
        headers.put(CloudEventHeaders.CONTENT_TYPE, CloudEventHeaders.JSON);
        headers.putAll(changed);
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(
                "t." + TYPE.topic().topicName(), 0, 0, "cus_1", data.getBytes(StandardCharsets.UTF_8));
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return new EventCheck().problems(List.of(SeenEvent.of(record)));
    }
}
