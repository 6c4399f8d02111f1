package dev.fives.kit.events.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.junit.jupiter.api.Test;

class GroupMembershipTest {
    private static final Duration SESSION = Duration.ofSeconds(9);

    @Test
    void classicMember_isDeadAfterItsSession() {
        Map<String, Object> settings = new HashMap<>();
        new GroupMembership("classic", SESSION).put(settings);

        assertThat(settings)
                .containsEntry(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 9_000)
                .containsEntry(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 3_000);
    }

    /** The client refuses to start with what is the broker's business. */
    @Test
    void otherMember_leavesThatToTheBroker() {
        Map<String, Object> settings = new HashMap<>(Map.of(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 9_000));
        new GroupMembership("consumer", SESSION).put(settings);

        assertThat(settings).containsOnlyKeys(ConsumerConfig.GROUP_PROTOCOL_CONFIG);
    }
}
