package dev.fives.segmentation.analytics.statistics;

import dev.fives.segmentation.analytics.model.Habits.Rhythm;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.StatUtils;
import org.hipparchus.stat.descriptive.rank.Median;

/**
 * When a customer comes again. Intervals are taken as log-normal, since none is below a day and long ones are longer than
 * short ones are short; the interval of the next is Student's prediction interval of the logarithms, which is wide where
 * there are few.
 */
public final class Rhythms {

    private static final int INTERVALS_MIN = 2;
    private static final double UPPER = 0.9;
    /** Further away nobody knows anything. */
    private static final double DAYS_MAX = 3_650;

    /** What of a day is rounding of the computer. */
    private static final double ROUNDING = 1e-9;

    private Rhythms() {}

    /** @param days of purchases, each once, oldest first */
    public static Optional<Rhythm> of(List<LocalDate> days) {
        double[] gaps = IntStream.range(1, days.size())
                .mapToDouble(day -> ChronoUnit.DAYS.between(days.get(day - 1), days.get(day)))
                .toArray();
        return gaps.length < INTERVALS_MIN ? Optional.empty() : Optional.of(rhythm(gaps, days.getLast()));
    }

    private static Rhythm rhythm(double[] gaps, LocalDate last) {
        double[] logs = DoubleStream.of(gaps).map(Math::log).toArray();
        double mean = StatUtils.mean(logs);
        double half = new TDistribution(gaps.length - 1.0).inverseCumulativeProbability(UPPER)
                * Math.sqrt(StatUtils.variance(logs) * (1 + 1.0 / gaps.length));
        return new Rhythm(
                gaps.length,
                new Median().evaluate(gaps),
                last.plusDays(Math.round(days(mean))),
                last.plusDays((long) Math.floor(days(mean - half) + ROUNDING)),
                last.plusDays((long) Math.ceil(days(mean + half) - ROUNDING)));
    }

    private static double days(double log) {
        return Math.min(DAYS_MAX, Math.exp(log));
    }
}
