package dev.fives.kit.events.outbox;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/** What the relay's promise asks of the producer's settings; an application with others does not start. */
final class SendLimits {
    private SendLimits() {}

    static void require(Map<String, Object> producer, OutboxProperties limits) {
        require(producer, ProducerConfig.ACKS_CONFIG, "all");
        require(producer, ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        var delivery = Duration.ofMillis(Long.parseLong(
                String.valueOf(producer.getOrDefault(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 120_000))));
        if (limits.sweepAge().compareTo(delivery) <= 0) {
            throw new IllegalStateException("fives.outbox.sweep-age: " + limits.sweepAge()
                    + " (expected: above delivery.timeout.ms, " + delivery + ")");
        }
    }

    private static void require(Map<String, Object> producer, String setting, String wanted) {
        var found = String.valueOf(producer.get(setting));
        if (!found.equals(wanted)) {
            throw new IllegalStateException("producer " + setting + ": " + found + " (expected: " + wanted + ")");
        }
    }
}
