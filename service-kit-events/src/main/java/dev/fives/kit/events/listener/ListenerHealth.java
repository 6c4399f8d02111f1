package dev.fives.kit.events.listener;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * DOWN while a listener has stopped, has no broker, or tries something again. Part of the group {@code events}, never of
 * readiness: without a broker every instance would be taken out of balance, and no write accepted.
 */
final class ListenerHealth extends AbstractHealthIndicator {
    private final EventListeners listeners;

    ListenerHealth(EventListeners listeners) {
        super("listeners: state cannot be read");
        this.listeners = listeners;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.up();
        for (EventListener listener : listeners.all()) {
            State state = state(listener);
            health.withDetail(
                    listener.subscription().group() + " on "
                            + listener.subscription().topic(),
                    state);
            if (state != State.RUNNING) {
                health.down();
            }
        }
    }

    private static State state(EventListener listener) {
        if (!listener.isRunning()) {
            return State.STOPPED;
        }
        if (listener.isFaulted()) {
            return State.RETRYING;
        }
        return listener.isConnected() ? State.RUNNING : State.NO_BROKER;
    }

    enum State {
        RUNNING,
        RETRYING,
        NO_BROKER,
        STOPPED
    }
}
