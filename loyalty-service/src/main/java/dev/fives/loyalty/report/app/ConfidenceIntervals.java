package dev.fives.loyalty.report.app;

import dev.fives.loyalty.report.model.Interval;
import dev.fives.loyalty.report.model.Share;
import java.util.Optional;
import org.hipparchus.stat.interval.BinomialProportion;
import org.hipparchus.stat.interval.ConfidenceInterval;

/**
 * Of so many repeated samples, 95 in 100 have the true value within theirs. Score intervals: they hold for small samples
 * and for rates near 0 and 1, where the usual ones reach below 0 or have no width.
 */
public final class ConfidenceIntervals {
    private static final double LEVEL = 0.95;

    private ConfidenceIntervals() {}

    /** Wilson's, without continuity correction; empty for an empty sample. */
    public static Optional<Interval> ofRate(Share share) {
        if (share.sample() == 0) {
            return Optional.empty();
        }
        ConfidenceInterval found =
                BinomialProportion.getWilsonScoreInterval(Math.toIntExact(share.sample()), rate(share), LEVEL);
        return Optional.of(new Interval(Math.max(0, found.getLowerBound()), Math.min(1, found.getUpperBound())));
    }

    /**
     * Of the first rate less the second, for two samples of different customers: Newcombe's hybrid score interval, which
     * takes Wilson's of each (Statistics in Medicine 17, 1998, method 10). Empty where a sample is.
     */
    public static Optional<Interval> ofDifference(Share first, Share second) {
        return ofRate(first)
                .flatMap(one -> ofRate(second).map(other -> difference(rate(first), one, rate(second), other)));
    }

    private static Interval difference(double a, Interval ofA, double b, Interval ofB) {
        return new Interval(
                a - b - Math.hypot(a - ofA.low(), ofB.high() - b), a - b + Math.hypot(ofA.high() - a, b - ofB.low()));
    }

    private static double rate(Share share) {
        return share.rate().orElseThrow();
    }
}
