package dev.fives.benchmarks.gateway;

import dev.fives.benchmarks.gateway.Wrk.Rate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Ratios are taken within a round, and the median over the rounds. */
final class Costs {
    private static final double CPU_ASKED = 1.6;
    private static final double RATE_ASKED = 0.12;

    private final Map<String, List<Rate>> rates = new LinkedHashMap<>();

    void add(String name, Rate rate) {
        rates.computeIfAbsent(name, any -> new ArrayList<>()).add(rate);
    }

    void print() {
        rates.forEach((name, all) -> System.out.printf(
                Locale.ROOT,
                "%-8s %8.0f requests/s, %6.0f us of processor time a request%n",
                name,
                median(all.stream().mapToDouble(Rate::perSecond).toArray()),
                median(all.stream().mapToDouble(Rate::cpuMicros).toArray())));
        double cpu = ratio("gateway", "bare", Rate::cpuMicros);
        System.out.printf(
                Locale.ROOT,
                "gateway/bare, processor time: %.2f (asked: at most %.2f: %s)%n",
                cpu,
                CPU_ASKED,
                met(cpu <= CPU_ASKED));
        double rate = ratio("gateway", "nginx", Rate::perSecond);
        System.out.printf(
                Locale.ROOT,
                "gateway/nginx, requests/s: %.2f (asked: at least %.2f: %s)%n",
                rate,
                RATE_ASKED,
                met(rate >= RATE_ASKED));
    }

    private double ratio(String name, String floor, ToDoubleFunction<Rate> figure) {
        List<Rate> ours = Objects.requireNonNull(rates.get(name));
        List<Rate> theirs = Objects.requireNonNull(rates.get(floor));
        return median(IntStream.range(0, ours.size())
                .mapToDouble(i -> figure.applyAsDouble(ours.get(i)) / figure.applyAsDouble(theirs.get(i)))
                .toArray());
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    static String met(boolean met) {
        return met ? "met" : "MISSED";
    }
}
