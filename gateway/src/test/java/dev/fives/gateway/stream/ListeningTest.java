package dev.fives.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class ListeningTest {
    private static final String TOPIC = "crm.customer.v1";
    private static final int QUEUE = 4;
    private static final int FAR_TOO_MANY = 100;

    private final Listening listening = new Listening(new Wish("cus_1", Set.of(), Set.of(TOPIC)), QUEUE);

    @Test
    void whatIsWanted_isHeardInOrder() {
        StepVerifier.create(listening.heard())
                .then(() -> {
                    listening.offer(record(0, "cus_1"));
                    listening.offer(record(1, "cus_2"));
                    listening.offer(record(2, "cus_1"));
                    listening.beat(Map.of(new TopicPartition(TOPIC, 0), 3L));
                    listening.end();
                })
                .expectNextMatches(signal -> isEvent(signal, 0))
                .expectNextMatches(signal -> isEvent(signal, 2))
                .expectNext(new Signal.Beat(Map.of(new TopicPartition(TOPIC, 0), 3L)))
                .verifyComplete();
    }

    /** Who takes nothing is cut off at once, without taking what waits first: it would never take it. */
    @Test
    void slowReader_isCutOffAndHoldsNothing() {
        StepVerifier.create(listening.heard(), 1)
                .then(() -> {
                    for (int offset = 0; offset < FAR_TOO_MANY; offset++) {
                        listening.offer(record(offset, "cus_1"));
                    }
                })
                .thenConsumeWhile(signal -> isEvent(signal, 0))
                .verifyError(SlowReader.class);
        assertThat(listening.isOver()).isTrue();
    }

    private static boolean isEvent(Signal signal, long offset) {
        return signal instanceof Signal.Event(var record) && record.offset() == offset;
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset, String key) {
        return Records.record(TOPIC, 0, offset, key, "crm.customer.created.v1");
    }
}
