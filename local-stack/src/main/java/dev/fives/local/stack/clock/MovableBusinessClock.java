package dev.fives.local.stack.clock;

import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import java.time.Instant;

/** The business clock of every application of a local stack. */
public final class MovableBusinessClock implements BusinessClock {

    private final RealClock real;
    private volatile ClockState state;

    public MovableBusinessClock(RealClock real, ClockState state) {
        this.real = real;
        this.state = state;
    }

    @Override
    public Instant instant() {
        return state.now(real.instant());
    }

    public ClockState state() {
        return state;
    }

    public void moveTo(ClockState next) {
        state = next;
    }
}
