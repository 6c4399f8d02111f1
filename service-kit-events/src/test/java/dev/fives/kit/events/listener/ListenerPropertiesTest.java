package dev.fives.kit.events.listener;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ListenerPropertiesTest {
    @Test
    void pollInterval_mustLeaveRoomForTheSlowestBatch() {
        assertThatThrownBy(() -> properties(Duration.ofSeconds(59)))
                .hasMessageContaining("fives.listener.max-poll-interval");
        properties(Duration.ofSeconds(60));
    }

    private static ListenerProperties properties(Duration maxPollInterval) {
        Duration ten = Duration.ofSeconds(10);
        return new ListenerProperties(
                1,
                ten,
                ten.multipliedBy(2),
                ten,
                1,
                maxPollInterval,
                ten,
                ten,
                ten,
                1,
                ten,
                1,
                ten,
                ten,
                "consumer",
                ten);
    }
}
