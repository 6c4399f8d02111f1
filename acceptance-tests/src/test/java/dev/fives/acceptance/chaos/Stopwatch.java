package dev.fives.acceptance.chaos;

import java.util.StringJoiner;

/** How long each part of a run took. */
final class Stopwatch {

    private final StringJoiner laps = new StringJoiner(", ");
    private long last = System.nanoTime();

    void lap(String name) {
        long now = System.nanoTime();
        laps.add("%s %.1f s".formatted(name, (now - last) / 1e9));
        last = now;
    }

    String report() {
        return laps.toString();
    }
}
