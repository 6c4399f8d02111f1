package dev.fives.segmentation.analytics.statistics;

import dev.fives.segmentation.analytics.model.Interval;
import dev.fives.segmentation.analytics.model.TrendBreak;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.distribution.RealDistribution;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Finds weeks that are on another level than the rest, once or until today: all runs of weeks are compared with the other
 * weeks by Student's test, with Bonferroni's correction for all of them. Counts vary at least as much as chance makes them
 * (Poisson); where they seem to vary less, that is taken instead. A break is put level with the others before the next
 * is looked for.
 */
public final class BreakScan {

    private static final double INTERVAL_TAIL = 0.025;
    /** Below, nothing can be said. */
    private static final int WEEKS_MIN = 6;

    private final double[] weeks;

    private BreakScan(double[] weeks) {
        this.weeks = weeks.clone();
    }

    /** Strongest first. */
    public static List<TrendBreak> breaks(double[] weeks, double significance, int most) {
        var scan = new BreakScan(weeks);
        List<TrendBreak> found = new ArrayList<>();
        while (weeks.length >= WEEKS_MIN && found.size() < most) {
            Optional<TrendBreak> next = scan.strongest().filter(it -> it.pValue() <= significance);
            if (next.isEmpty()) {
                break;
            }
            found.add(next.get());
            scan.level(next.get());
        }
        return found;
    }

    /** A run that begins with the first week is the rest of one that does not. */
    private Optional<TrendBreak> strongest() {
        int looked = weeks.length * (weeks.length - 1) / 2;
        return IntStream.range(1, weeks.length)
                .boxed()
                .flatMap(first -> IntStream.range(first, weeks.length).mapToObj(last -> new Run(first, last)))
                .max(Comparator.comparingDouble(run -> Math.abs(run.statistic())))
                .map(run -> run.found(looked));
    }

    private void level(TrendBreak found) {
        for (int week = found.first(); week <= found.last(); week++) {
            weeks[week] += found.before() - found.during();
        }
    }

    /** Weeks beside all others. */
    private final class Run {
        private final int first;
        private final int last;
        private final double inside;
        private final double outside;
        private final double error;
        private final boolean poisson;

        Run(int first, int last) {
            this.first = first;
            this.last = last;
            int length = last - first + 1;
            int rest = weeks.length - length;
            this.inside = IntStream.rangeClosed(first, last)
                    .mapToDouble(week -> weeks[week])
                    .average()
                    .orElseThrow();
            this.outside = (DoubleStream.of(weeks).sum() - inside * length) / rest;
            double seen = IntStream.range(0, weeks.length)
                            .mapToDouble(week -> weeks[week] - (isIn(week) ? inside : outside))
                            .map(off -> off * off)
                            .sum()
                    / (weeks.length - 2);
            double least = Math.max(1, DoubleStream.of(weeks).average().orElseThrow());
            this.poisson = seen <= least;
            this.error = Math.sqrt(Math.max(seen, least) * (1.0 / length + 1.0 / rest));
        }

        private boolean isIn(int week) {
            return week >= first && week <= last;
        }

        double statistic() {
            return (inside - outside) / error;
        }

        TrendBreak found(int looked) {
            RealDistribution chance = poisson ? new NormalDistribution() : new TDistribution(weeks.length - 2);
            double tail = 2 * chance.cumulativeProbability(-Math.abs(statistic()));
            double half = -chance.inverseCumulativeProbability(INTERVAL_TAIL) * error;
            double difference = inside - outside;
            return new TrendBreak(
                    first,
                    last,
                    outside,
                    inside,
                    new Interval(difference - half, difference + half),
                    Math.min(1, tail * looked));
        }
    }

    /** Without the weeks before anything was sold. */
    public static int firstWithAny(double[] weeks) {
        return Stream.iterate(0, week -> week + 1)
                .limit(weeks.length)
                .filter(week -> weeks[week] > 0)
                .findFirst()
                .orElse(weeks.length);
    }
}
