package dev.fives.local.store;

import java.util.concurrent.atomic.LongAdder;

/** How many documents queries have looked at, since the store was opened. */
final class ScanCounter {
    private final LongAdder examined = new LongAdder();

    void count() {
        examined.increment();
    }

    long examined() {
        return examined.sum();
    }
}
