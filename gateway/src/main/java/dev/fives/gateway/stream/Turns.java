package dev.fives.gateway.stream;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Who reads the topics: so many callers side by side, each of them once. */
final class Turns {
    private final int turnsMax;
    private final Set<String> taken = new HashSet<>();

    Turns(int turnsMax) {
        this.turnsMax = turnsMax;
    }

    /** False where no turn came in time; one that did is to be given back once. */
    synchronized boolean take(String caller, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (taken.size() >= turnsMax || taken.contains(caller)) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return taken.add(caller);
    }

    synchronized void free(String caller) {
        taken.remove(caller);
        notifyAll();
    }
}
