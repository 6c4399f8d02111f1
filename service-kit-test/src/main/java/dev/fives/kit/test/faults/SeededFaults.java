package dev.fives.kit.test.faults;

import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * When to fail, from a seed. A fault before an operation means it did not happen; one after it means it happened and
 * nobody was told, which is the harder case.
 */
public final class SeededFaults {

    /** Where the fault strikes. */
    public enum When {
        NEVER,
        BEFORE,
        AFTER
    }

    private final Random random;
    private final double probabilityBefore;
    private final double probabilityAfter;
    private final AtomicLong struck = new AtomicLong();
    private volatile boolean on = true;

    public SeededFaults(long seed, double probabilityBefore, double probabilityAfter) {
        this.random = new Random(seed);
        this.probabilityBefore = probabilityBefore;
        this.probabilityAfter = probabilityAfter;
    }

    /** No more faults, so that a test can wait until everything is quiet. */
    public void stop() {
        on = false;
    }

    public long struck() {
        return struck.get();
    }

    When next() {
        if (!on) {
            return When.NEVER;
        }
        double drawn = draw();
        var when = drawn < probabilityBefore
                ? When.BEFORE
                : drawn < probabilityBefore + probabilityAfter ? When.AFTER : When.NEVER;
        if (when != When.NEVER) {
            struck.incrementAndGet();
        }
        return when;
    }

    private synchronized double draw() {
        return random.nextDouble();
    }
}
