package dev.fives.kit.test.stack;

import dev.fives.kit.time.BusinessClock;
import java.time.Duration;
import java.time.Instant;

/** Business time that stands still until a test moves it. */
public final class MutableClock implements BusinessClock {
    private Instant now;

    public MutableClock(Instant start) {
        this.now = start;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    public synchronized void set(Instant instant) {
        now = instant;
    }

    public synchronized void advance(Duration step) {
        now = now.plus(step);
    }
}
