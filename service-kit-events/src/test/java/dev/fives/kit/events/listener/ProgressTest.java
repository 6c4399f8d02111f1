package dev.fives.kit.events.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final Progress progress = new Progress();
    private final ConsumerRecord<String, String> record = new ConsumerRecord<>("t", 0, 7, "k", "v");

    @Test
    void failures_countUntilDone() {
        progress.failed(record);
        progress.failed(record);
        assertThat(progress.failures(record)).isEqualTo(2);
        assertThat(progress.isFaulted()).isTrue();

        progress.done(record);
        assertThat(progress.isDone(record)).isTrue();
        assertThat(progress.isFaulted()).isFalse();
    }

    @Test
    void committed_isForgotten() {
        progress.done(record);

        progress.committed(List.of(record));

        assertThat(progress.isDone(record)).isFalse();
    }

    @Test
    void lostPartition_isForgotten() {
        progress.failed(record);

        progress.lost(List.of(new TopicPartition("t", 1)));
        assertThat(progress.isFaulted()).isTrue();
        progress.lost(List.of(new TopicPartition("t", 0)));
        assertThat(progress.isFaulted()).isFalse();
    }
}
