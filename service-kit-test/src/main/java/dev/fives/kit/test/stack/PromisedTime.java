package dev.fives.kit.test.stack;

import java.time.Duration;

/**
 * What a test allows for a promised time: the time itself with {@code -Dtimes.strict=true}, on a machine that does nothing
 * else; else twelve times as much, since a build loads the machine itself.
 */
public final class PromisedTime {
    private static final boolean STRICT = Boolean.getBoolean("times.strict");

    /** What a promised time is multiplied with. */
    public static final int FACTOR = STRICT ? 1 : 12;

    private PromisedTime() {}

    public static Duration of(Duration promised) {
        return promised.multipliedBy(FACTOR);
    }

    /** For a setting that a test shortens. */
    public static Duration strictElse(Duration strict, Duration onABusyMachine) {
        return STRICT ? strict : onABusyMachine;
    }
}
