package dev.fives.benchmarks.segment;

import java.util.List;

/** What counts of turns that were taken. */
final class Median {
    private Median() {}

    static double of(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
