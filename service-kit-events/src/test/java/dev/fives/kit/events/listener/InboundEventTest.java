package dev.fives.kit.events.listener;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Topic;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What other systems write: their own source and id, no sequence. */
class InboundEventTest {
    private static final Instant STAMP = Instant.parse("2026-03-01T10:00:00Z");
    private static final String DATA = """
            {"system":"shop","externalRef":"S-1","customerExternalId":"42","at":"2026-03-01T09:00:00Z"}""";

    private final EventReader reader = new EventReader(new Subscription(
            "customer",
            Topic.COMMERCE_ORDER,
            Map.of(EventTypes.COMMERCE_ORDER_CANCELLED, event -> Mono.empty()),
            false));

    @Test
    void envelope_needsNoSequenceAndNoTime() {
        ReceivedEvent event = event(Map.of());

        assertThat(event.source()).isEqualTo("https://shop.example");
        assertThat(event.id()).isEqualTo("e1");
        assertThat(event.key()).isEqualTo("42");
        assertThat(event.sequence()).isZero();
        assertThat(event.time()).isEqualTo(STAMP);
        assertThat(event(Map.of("ce_time", "2026-02-01T10:00:00+08:00")).time()).isEqualTo("2026-02-01T02:00:00Z");
    }

    @Test
    void correlationId_isTheSendersWhereItFits_elseOneThatARepeatHasToo() {
        assertThat(event(Map.of("ce_correlationid", "order:7")).correlationId()).isEqualTo("order:7");

        String made = event(Map.of("ce_correlationid", "two words")).correlationId();

        assertThat(made).hasSize(36).isEqualTo(event(Map.of()).correlationId());
        assertThat(event(Map.of("ce_id", "e2")).correlationId()).isNotEqualTo(made);
    }

    @Test
    void sourceAndId_areBounded() {
        assertThat(refusal(Map.of("ce_id", "a b"))).contains("ce_id: malformed (expected:");
        assertThat(refusal(Map.of("ce_id", "x".repeat(201)))).contains("ce_id: malformed");
        assertThat(refusal(Map.of("ce_source", ""))).contains("ce_source: blank");
        assertThat(refusal(Map.of("ce_source", "店"))).contains("ce_source: malformed");
    }

    @Test
    void sequenceOfASender_isItsOwnAffair() {
        SequenceWatch watch = new SequenceWatch(10);

        assertThat(watch.isGap(sent(Map.of("ce_sequence", "1")), Outcome.HANDLED))
                .isFalse();
        assertThat(watch.isGap(sent(Map.of("ce_sequence", "9")), Outcome.HANDLED))
                .isFalse();
    }

    private ReceivedEvent event(Map<String, String> headers) {
        assertThat(reader.read(sent(headers))).isInstanceOf(Reading.Wanted.class);
        return ((Reading.Wanted) reader.read(sent(headers))).event();
    }

    private String refusal(Map<String, String> headers) {
        return ((Reading.Faulty) reader.read(sent(headers))).reason();
    }

    private static ConsumerRecord<byte[], byte[]> sent(Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(Map.of(
                "ce_specversion", "1.0",
                "ce_type", "commerce.order.cancelled.v1",
                "ce_source", "https://shop.example",
                "ce_id", "e1",
                "content-type", "application/json"));
        headers.putAll(more);
        RecordHeaders all = new RecordHeaders();
        headers.forEach((name, value) -> all.add(name, value.getBytes(UTF_8)));
        return new ConsumerRecord<>(
                "commerce.order.v1",
                0,
                0,
                STAMP.toEpochMilli(),
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                "42".getBytes(UTF_8),
                DATA.getBytes(UTF_8),
                all,
                Optional.empty());
    }
}
