package dev.fives.benchmarks.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Floor and subject in turns; ratios are taken within a round, and the median over the rounds counts. */
final class Versus {
    private final String name;
    private final List<Turn> floors = new ArrayList<>();
    private final List<Turn> subjects = new ArrayList<>();

    Versus(String name) {
        this.name = name;
    }

    void rounds(int rounds, Supplier<Turn> floor, Supplier<Turn> subject) {
        for (int round = 1; round <= rounds; round++) {
            floors.add(floor.get());
            subjects.add(subject.get());
            System.out.printf(
                    Locale.ROOT,
                    "%s, round %d: floor %.0f/s, subject %.0f/s, settled %.0f/s%n",
                    name,
                    round,
                    floors.getLast().perSecond(),
                    subjects.getLast().perSecond(),
                    subjects.getLast().settledPerSecond());
        }
    }

    /** @param asked of the operations that are answered in a second, as a part of the floor's */
    void print(double asked) {
        System.out.printf(
                Locale.ROOT,
                "%s: floor %.0f/s with %.0f us each, subject %.0f/s with %.0f us each%n",
                name,
                median(floors, Turn::perSecond),
                median(floors, Turn::cpuMicros),
                median(subjects, Turn::perSecond),
                median(subjects, Turn::cpuMicros));
        double[] ratios = ratios(Turn::perSecond);
        double ratio = median(ratios);
        System.out.printf(
                Locale.ROOT,
                "%s: ratio %.3f (%.3f to %.3f; asked: at least %.2f: %s), with all that follows %.3f, processor time"
                        + " %.1f times%n",
                name,
                ratio,
                Arrays.stream(ratios).min().orElseThrow(),
                Arrays.stream(ratios).max().orElseThrow(),
                asked,
                ratio >= asked ? "met" : "MISSED",
                median(ratios(Turn::settledPerSecond)),
                median(ratios(Turn::cpuMicros)));
    }

    /** Of the subject's figure to the floor's, by round. */
    double[] ratios(ToDoubleFunction<Turn> figure) {
        double[] ratios = new double[floors.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = figure.applyAsDouble(subjects.get(i)) / figure.applyAsDouble(floors.get(i));
        }
        return ratios;
    }

    private static double median(List<Turn> turns, ToDoubleFunction<Turn> figure) {
        return median(turns.stream().mapToDouble(figure).toArray());
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
