package dev.fives.kit.events.broker;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** DOWN while the broker does not answer. Part of the group {@code events}, never of readiness. */
final class BrokerHealth extends AbstractHealthIndicator {
    private final BrokerWatch watch;

    BrokerHealth(BrokerWatch watch) {
        super("broker: state cannot be read");
        this.watch = watch;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        if (watch.isUp()) {
            health.up();
        } else {
            health.down().withDetail("broker", "no answer");
        }
    }
}
