package dev.fives.kit.events.outbox;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SendLimitsTest {
    private final OutboxProperties limits = new RelayFixture().limits;

    @Test
    void settingsOfTheKit_areTaken() {
        assertThatCode(() -> SendLimits.require(settings("acks", "all"), limits))
                .doesNotThrowAnyException();
    }

    @Test
    void sweepAge_isAboveTheDeliveryTimeout() {
        assertThatThrownBy(() -> SendLimits.require(settings("delivery.timeout.ms", 45_000), limits))
                .hasMessageContaining("sweep-age");
    }

    @Test
    void acknowledgement_isThatOfAllReplicas() {
        assertThatThrownBy(() -> SendLimits.require(settings("acks", "1"), limits))
                .hasMessageContaining("acks");
    }

    @Test
    void producer_isIdempotent() {
        assertThatThrownBy(() -> SendLimits.require(settings("enable.idempotence", "false"), limits))
                .hasMessageContaining("enable.idempotence");
    }

    private static Map<String, Object> settings(String name, Object value) {
        var settings = new HashMap<String, Object>(
                Map.of("acks", "all", "enable.idempotence", "true", "delivery.timeout.ms", 30_000));
        settings.put(name, value);
        return settings;
    }
}
