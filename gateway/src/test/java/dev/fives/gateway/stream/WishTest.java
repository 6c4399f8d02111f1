package dev.fives.gateway.stream;

import static dev.fives.gateway.stream.Records.record;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WishTest {
    private static final String TOPIC = "crm.customer.v1";
    private static final String CREATED = "crm.customer.created.v1";
    private static final String UPDATED = "crm.customer.updated.v1";

    @Test
    void wish_isForItsCustomerAndTypesAlone() {
        Wish wish = new Wish("cus_1", Set.of(CREATED), Set.of(TOPIC));

        assertThat(wish.wants(record(TOPIC, 0, 1, "cus_1", CREATED))).isTrue();
        assertThat(wish.wants(record(TOPIC, 0, 1, "cus_2", CREATED))).isFalse();
        assertThat(wish.wants(record(TOPIC, 0, 1, "cus_1", UPDATED))).isFalse();
        assertThat(wish.wants(record("crm.purchase.v1", 0, 1, "cus_1", CREATED)))
                .isFalse();
        assertThat(new Wish(null, Set.of(), Set.of(TOPIC)).wants(record(TOPIC, 0, 1, "cus_2", UPDATED)))
                .isTrue();
    }

    /** One wrong partition, and a caller who comes back misses events. */
    @ParameterizedTest
    @ValueSource(strings = {"cus_1", "cus_019ab7c3-0000-7000-8000-00000000002a", "王芳"})
    void customer_isWhereProducersPutIt(String customerId) {
        Set<TopicPartition> all =
                Set.of(new TopicPartition(TOPIC, 0), new TopicPartition(TOPIC, 1), new TopicPartition(TOPIC, 2));
        int expected = BuiltInPartitioner.partitionForKey(
                customerId.getBytes(java.nio.charset.StandardCharsets.UTF_8), all.size());

        assertThat(new Wish(customerId, Set.of(), Set.of(TOPIC)).places(all))
                .containsExactly(new TopicPartition(TOPIC, expected));
        assertThat(new Wish(null, Set.of(), Set.of(TOPIC)).places(all)).isEqualTo(all);
        assertThat(new Wish(null, Set.of(), Set.of("crm.purchase.v1")).places(all))
                .isEmpty();
    }
}
