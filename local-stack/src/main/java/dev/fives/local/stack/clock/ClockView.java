package dev.fives.local.stack.clock;

import java.time.Instant;

/** The answer of {@code /local/clock}. */
public record ClockView(Instant now, boolean frozen) {

    public static ClockView of(ClockState state, Instant real) {
        return new ClockView(state.now(real), state instanceof ClockState.Frozen);
    }
}
