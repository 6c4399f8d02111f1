package dev.fives.loyalty.care.app;

import java.time.Duration;
import java.time.Instant;

/**
 * Limits of care; values and reasons stand in {@code loyalty-service.yml}.
 *
 * @param reactivationPause from one reactivation of a customer to the next, business time
 * @param planAheadMax how far ahead a task may be due
 * @param handOverMin until a message that could not be handed over is tried again, business time
 * @param handOverMax the same after many times
 */
public record CareLimits(
        Duration reactivationPause,
        Duration planAheadMax,
        int noteLengthMax,
        Duration handOverMin,
        Duration handOverMax) {

    /** As long as it has been due already, within both: so it doubles from one time to the next. */
    Instant handOverAgain(Instant dueAt, Instant now) {
        Duration due = Duration.between(dueAt, now);
        Duration atLeast = due.compareTo(handOverMin) < 0 ? handOverMin : due;
        return now.plus(atLeast.compareTo(handOverMax) > 0 ? handOverMax : atLeast);
    }
}
