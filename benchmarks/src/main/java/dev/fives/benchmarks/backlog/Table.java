package dev.fives.benchmarks.backlog;

import dev.fives.benchmarks.backlog.BacklogRun.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** Prints each round as it ends, then medians beside what is asked. */
final class Table {
    private static final double RATIO_ASKED = 0.30;

    private final List<Map<Subject, Result>> rounds = new ArrayList<>();
    private boolean exact = true;

    Table() {
        System.out.println(
                "                         records/s  ratio    warm/s  ratio  consumer us   backends us down s  exact");
    }

    void round(String name, Map<Subject, Result> results) {
        rounds.add(results);
        for (Subject subject : Subject.values()) {
            Result result = of(results, subject);
            exact &= result.problems().isEmpty();
            Drained drained = result.drained();
            System.out.printf(
                    Locale.ROOT,
                    "%-11s %-12s %10.0f %6.2f %9.0f %6.2f %12.0f %13.0f %6.1f  %s%n",
                    name,
                    subject.title,
                    drained.perSecond(),
                    ratio(results, subject, Drained::perSecond),
                    drained.warmPerSecond(),
                    ratio(results, subject, Drained::warmPerSecond),
                    drained.consumerMicros(),
                    drained.backendMicros(),
                    drained.downSeconds(),
                    result.problems().isEmpty() ? "yes" : result.problems().toString());
        }
    }

    /** Over the rounds so far. */
    void summary() {
        for (Subject subject : Subject.values()) {
            double[] ratios = sorted(results -> ratio(results, subject, Drained::perSecond));
            System.out.printf(
                    Locale.ROOT,
                    "median      %-12s %10.0f %6.2f (%.2f to %.2f; asked: %.2f: %s), consumer %.0f us, backends %.0f us%n",
                    subject.title,
                    median(drained(subject, Drained::perSecond)),
                    median(ratios),
                    ratios[0],
                    ratios[ratios.length - 1],
                    RATIO_ASKED,
                    median(ratios) >= RATIO_ASKED ? "met" : "MISSED",
                    median(drained(subject, Drained::consumerMicros)),
                    median(drained(subject, Drained::backendMicros)));
        }
    }

    boolean isExact() {
        return exact;
    }

    private double[] drained(Subject subject, ToDoubleFunction<Drained> figure) {
        return sorted(results -> figure.applyAsDouble(of(results, subject).drained()));
    }

    private double[] sorted(ToDoubleFunction<Map<Subject, Result>> figure) {
        double[] values = rounds.stream().mapToDouble(figure).toArray();
        Arrays.sort(values);
        return values;
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static double ratio(Map<Subject, Result> results, Subject subject, ToDoubleFunction<Drained> rate) {
        return rate.applyAsDouble(of(results, subject).drained())
                / rate.applyAsDouble(of(results, Subject.FLOOR).drained());
    }

    private static Result of(Map<Subject, Result> results, Subject subject) {
        return Objects.requireNonNull(results.get(subject));
    }
}
