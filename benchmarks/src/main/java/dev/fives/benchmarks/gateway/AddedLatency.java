package dev.fives.benchmarks.gateway;

import dev.fives.benchmarks.latency.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the way through the gateway takes longer than the direct one, by round. */
final class AddedLatency {
    private static final double P50_ASKED_MILLIS = 3;
    private static final double P99_ASKED_MILLIS = 10;

    private final List<Times> direct = new ArrayList<>();
    private final List<Times> through = new ArrayList<>();

    void add(Times direct, Times through) {
        this.direct.add(direct);
        this.through.add(through);
    }

    void print() {
        line(50, P50_ASKED_MILLIS);
        line(99, P99_ASKED_MILLIS);
    }

    private void line(double percent, double asked) {
        double[] added = new double[direct.size()];
        for (int i = 0; i < added.length; i++) {
            added[i] = through.get(i).millis(percent) - direct.get(i).millis(percent);
        }
        double median = Costs.median(added);
        System.out.printf(
                Locale.ROOT,
                "added at 200/s, p%.0f: %.2f ms (asked: at most %.0f: %s)%n",
                percent,
                median,
                asked,
                Costs.met(median <= asked));
    }
}
