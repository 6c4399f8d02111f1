package dev.fives.local.stack.clock;

import java.time.Duration;
import java.time.Instant;

/** How business time stands to real time. */
public sealed interface ClockState {

    ClockState REAL = new Running(Duration.ZERO);

    Instant now(Instant real);

    /** Business time runs as real time does, ahead of it by the offset (behind it where negative). */
    record Running(Duration offset) implements ClockState {
        @Override
        public Instant now(Instant real) {
            return real.plus(offset);
        }
    }

    /** Business time stands still. */
    record Frozen(Instant at) implements ClockState {
        @Override
        public Instant now(Instant real) {
            return at;
        }
    }
}
