package dev.fives.kit.events.self;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** DOWN while the listener on the service's own topics has stopped or tries something again. */
final class SelfHealth extends AbstractHealthIndicator {
    private final SelfListener listener;

    SelfHealth(SelfListener listener) {
        super("own topics: state cannot be read");
        this.listener = listener;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        SelfListener.State state = listener.state();
        health.status(state == SelfListener.State.RUNNING ? "UP" : "DOWN").withDetail("listener", state);
    }
}
