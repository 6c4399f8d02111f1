package dev.fives.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RecentTest {
    private static final String TOPIC = "crm.customer.v1";
    private static final TopicPartition PLACE = new TopicPartition(TOPIC, 0);
    private static final TopicPartition OTHER = new TopicPartition(TOPIC, 1);
    private static final Wish ALL = new Wish(null, Set.of(), Set.of(TOPIC));

    private final Recent recent = new Recent(4 * 1100);

    @Test
    void records_areHeldFromTheBeginningOn() {
        recent.begin(PLACE, 5);
        recent.begin(OTHER, 0);
        add(0, 5);
        add(1, 0);
        add(0, 6);

        assertThat(recent.after(Map.of(PLACE, 5L, OTHER, 0L), ALL))
                .extracting(ConsumerRecord::offset)
                .containsExactly(5L, 0L, 6L);
        assertThat(recent.after(Map.of(PLACE, 6L), ALL)).hasSize(1);
        assertThat(recent.after(Map.of(PLACE, 7L), ALL)).isEmpty();
        assertThat(recent.after(Map.of(PLACE, 4L), ALL))
                .as("before its beginning")
                .isNull();
    }

    @Test
    void oldest_goFirst_andThatIsKnown() {
        recent.begin(PLACE, 0);
        recent.begin(OTHER, 0);
        add(1, 0);
        for (int offset = 0; offset < 4; offset++) {
            add(0, offset);
        }

        assertThat(recent.after(Map.of(OTHER, 0L), ALL)).isNull();
        assertThat(recent.after(Map.of(OTHER, 1L), ALL)).isEmpty();
        assertThat(recent.after(Map.of(PLACE, 0L), ALL)).hasSize(4);
    }

    private void add(int partition, long offset) {
        recent.add(Records.record(TOPIC, partition, offset, "cus_1", "crm.customer.created.v1"));
    }
}
