package dev.fives.kit.events.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.StateTopic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class ToldTest {
    private static final Told OF_THREE = told(kept(3, "a"));

    @Test
    void sameState_isNoDifference() {
        assertThat(OF_THREE).isEqualTo(Told.of(kept(3, "a")));
        assertThat(OF_THREE.isBehindInVersionAlone(kept(3, "a"))).isFalse();
    }

    @Test
    void versionThatAWriteRaisedWithoutAnEvent_isBehindAlone() {
        assertThat(OF_THREE).isNotEqualTo(Told.of(kept(4, "a")));
        assertThat(OF_THREE.isBehindInVersionAlone(kept(4, "a"))).isTrue();
        assertThat(told(new PresentState.Erased("key", 3)).isBehindInVersionAlone(new PresentState.Erased("key", 4)))
                .isTrue();
    }

    @Test
    void otherState_orALaterVersionThanTheDatabaseHas_isMore() {
        assertThat(OF_THREE.isBehindInVersionAlone(kept(4, "b"))).isFalse();
        assertThat(OF_THREE.isBehindInVersionAlone(kept(2, "a"))).isFalse();
        assertThat(OF_THREE.isBehindInVersionAlone(new PresentState.Erased("key", 4)))
                .isFalse();
    }

    private static PresentState kept(long version, String state) {
        return new PresentState.Kept("key", version, state);
    }

    private static Told told(PresentState present) {
        ProducerRecord<String, byte[]> sent = StateRecords.of(StateTopic.SEGMENT, "", present, Instant.EPOCH);
        return Told.of(new ConsumerRecord<>(
                sent.topic(),
                0,
                0,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                sent.key().getBytes(StandardCharsets.UTF_8),
                sent.value(),
                new RecordHeaders(sent.headers()),
                Optional.empty()));
    }
}
