package dev.fives.kit.events.consistency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.CloudEventHeaders;
import dev.fives.contracts.Topic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class AppliedEventsTest {
    private static final int REMEMBERED = 100;

    private final AppliedEvents applied = new AppliedEvents(REMEMBERED);

    @Test
    void event_isAppliedWhenEveryListenerOfItsTopicHasHandledIt() {
        Applied points = applied.listener(Topic.PURCHASE);
        Applied care = applied.listener(Topic.PURCHASE);
        applied.listener(Topic.TICKET);

        points.note(Records.ofPurchase("pur_1", 2));
        assertThat(has("purchase/pur_1#2")).isFalse();
        care.note(Records.ofPurchase("pur_1", 2));

        assertThat(has("purchase/pur_1#2")).isTrue();
        assertThat(has("purchase/pur_1#1")).isTrue();
        assertThat(has("purchase/pur_1#3")).isFalse();
        assertThat(has("purchase/pur_1#2, purchase/pur_2#1")).isFalse();
    }

    @Test
    void repeat_takesNothingBack() {
        Applied points = applied.listener(Topic.PURCHASE);
        points.note(Records.ofPurchase("pur_1", 2));
        points.note(Records.ofPurchase("pur_1", 1));

        assertThat(has("purchase/pur_1#2")).isTrue();
    }

    /** Nobody here hears of it, so there is nothing that could be behind. */
    @Test
    void aggregateThatNobodyHearsOf_isNotWaitedFor() {
        applied.listener(Topic.PURCHASE);

        assertThat(has("ticket/tic_1#9")).isTrue();
        assertThat(has("unknown/x#1")).isTrue();
    }

    @Test
    void whatIsForgotten_isNotClaimed() {
        Applied points = applied.listener(Topic.PURCHASE);
        for (int i = 0; i <= REMEMBERED; i++) {
            points.note(Records.ofPurchase("pur_" + i, 1));
        }

        assertThat(has("purchase/pur_0#1")).isFalse();
        assertThat(has("purchase/pur_" + REMEMBERED + "#1")).isTrue();
    }

    @Test
    void recordOfOthers_isNoted_byNobody() {
        Applied points = applied.listener(Topic.PURCHASE);
        points.note(new ConsumerRecord<>("t", 0, 0, new byte[0], new byte[0]));
        ConsumerRecord<byte[], byte[]> strange = Records.ofPurchase("pur_1", 1);
        strange.headers().add(CloudEventHeaders.SEQUENCE, "one-hundred-and-more".getBytes(UTF_8));
        points.note(strange);

        assertThat(has("purchase/pur_1#1")).isFalse();
    }

    private boolean has(String token) {
        return applied.has(ConsistencyToken.parse(token));
    }
}
