package dev.fives.kit.test.stack;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits for a condition with a deadline, in place of sleeping for luck. What costs much to ask is asked less often: the
 * question must not take the processor from what it waits for.
 */
public final class Eventually {
    private static final long SHORTEST_PAUSE_NANOS = Duration.ofMillis(10).toNanos();

    private Eventually() {}

    /** Returns when the condition holds; fails when it does not within the deadline, with its last exception if any. */
    public static void until(Duration deadline, Callable<Boolean> condition) {
        until("condition", deadline, condition);
    }

    public static void until(String what, Duration deadline, Callable<Boolean> condition) {
        var end = System.nanoTime() + deadline.toNanos();
        Exception last = null;
        long asked;
        do {
            asked = System.nanoTime();
            try {
                if (condition.call()) {
                    return;
                }
                last = null;
            } catch (Exception e) {
                last = e;
            }
            pauseAfter(asked);
        } while (System.nanoTime() < end);
        throw new AssertionError(what + ": not met (expected: within " + deadline + ")", last);
    }

    /**
     * Returns when the assertion holds; fails with its last failure when it does not within the deadline. What is not
     * there yet to be looked at, as the first of an empty list, does not hold yet.
     */
    public static void asserted(Duration deadline, Runnable assertion) {
        var end = System.nanoTime() + deadline.toNanos();
        while (true) {
            var asked = System.nanoTime();
            try {
                assertion.run();
                return;
            } catch (AssertionError | RuntimeException e) {
                if (System.nanoTime() >= end) {
                    throw e;
                }
            }
            pauseAfter(asked);
        }
    }

    private static void pauseAfter(long asked) {
        LockSupport.parkNanos(Math.max(SHORTEST_PAUSE_NANOS, System.nanoTime() - asked));
    }
}
