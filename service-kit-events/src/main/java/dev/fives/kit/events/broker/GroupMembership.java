package dev.fives.kit.events.broker;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.GroupProtocol;

/**
 * How a consumer belongs to its group. Either way a rebalance takes from a member only what it loses.
 *
 * @param protocol {@code consumer} (KIP-848), or {@code classic}
 * @param classicSession after which a member of a classic group that is silent is dead
 */
public record GroupMembership(String protocol, Duration classicSession) {
    private static final int HEARTBEATS_A_SESSION = 3;

    public void put(Map<String, Object> settings) {
        settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, protocol);
        if (protocol.equalsIgnoreCase(GroupProtocol.CONSUMER.name())) {
            // the broker's business there; the client refuses to start with any of them
            settings.remove(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG);
            settings.remove(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG);
            settings.remove(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG);
        } else {
            int millis = Math.toIntExact(classicSession.toMillis());
            settings.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, millis);
            settings.putIfAbsent(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, millis / HEARTBEATS_A_SESSION);
            settings.put(
                    ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                    List.of(CooperativeStickyAssignor.class.getName()));
        }
    }
}
