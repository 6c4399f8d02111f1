package dev.fives.local.stack.clock;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;

/** What a caller may do to business time. */
public sealed interface ClockCommand {

    Instant EARLIEST = Instant.EPOCH;
    Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    ClockState apply(ClockState state, Instant real);

    /** Moves by whole days, months or years of UTC, then by hours, minutes or seconds. */
    record Advance(Period period, Duration duration) implements ClockCommand {
        @Override
        public ClockState apply(ClockState state, Instant real) {
            var target = inRange(moved(state.now(real)));
            return switch (state) {
                case ClockState.Frozen _ -> new ClockState.Frozen(target);
                case ClockState.Running _ -> new ClockState.Running(Duration.between(real, target));
            };
        }

        private Instant moved(Instant now) {
            try {
                return now.atZone(ZoneOffset.UTC).plus(period).plus(duration).toInstant();
            } catch (DateTimeException | ArithmeticException e) {
                throw new IllegalArgumentException("advance: leaves the calendar (expected: " + range() + ")", e);
            }
        }
    }

    /** Puts business time to an instant, standing still or running on from there. */
    record Put(Instant at, boolean frozen) implements ClockCommand {
        @Override
        public ClockState apply(ClockState state, Instant real) {
            inRange(at);
            return frozen ? new ClockState.Frozen(at) : new ClockState.Running(Duration.between(real, at));
        }
    }

    /** Lets frozen time run on from where it stands. */
    record Resume() implements ClockCommand {
        @Override
        public ClockState apply(ClockState state, Instant real) {
            return new ClockState.Running(Duration.between(real, state.now(real)));
        }
    }

    private static Instant inRange(Instant target) {
        if (target.isBefore(EARLIEST) || !target.isBefore(LATEST)) {
            throw new IllegalArgumentException("business time: " + target + " (expected: " + range() + ")");
        }
        return target;
    }

    private static String range() {
        return EARLIEST + " up to " + LATEST;
    }
}
