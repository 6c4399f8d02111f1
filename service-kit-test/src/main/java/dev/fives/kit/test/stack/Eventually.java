package dev.fives.kit.test.stack;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for a condition with a deadline, in place of sleeping for luck. */
public final class Eventually {
    private static final long PAUSE_NANOS = Duration.ofMillis(10).toNanos();

    private Eventually() {}

    /** Returns when the condition holds; fails when it does not within the deadline, with its last exception if any. */
    public static void until(Duration deadline, Callable<Boolean> condition) {
        until("condition", deadline, condition);
    }

    public static void until(String what, Duration deadline, Callable<Boolean> condition) {
        var end = System.nanoTime() + deadline.toNanos();
        Exception last = null;
        do {
            try {
                if (condition.call()) {
                    return;
                }
                last = null;
            } catch (Exception e) {
                last = e;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        } while (System.nanoTime() < end);
        throw new AssertionError(what + ": not met (expected: within " + deadline + ")", last);
    }

    /** Returns when the assertion holds; fails with its last failure when it does not within the deadline. */
    public static void asserted(Duration deadline, Runnable assertion) {
        var end = System.nanoTime() + deadline.toNanos();
        while (true) {
            try {
                assertion.run();
                return;
            } catch (AssertionError e) {
                if (System.nanoTime() >= end) {
                    throw e;
                }
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
