package dev.fives.segmentation.analytics.statistics;

import dev.fives.segmentation.analytics.model.Interval;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import org.hipparchus.stat.inference.ChiSquareTest;
import org.hipparchus.stat.interval.BinomialProportion;

/** How sure a share is. */
public final class Proportions {

    private static final double LEVEL = 0.95;
    /** Below this in a cell the chi-square distribution is no longer close. */
    private static final double EXPECTED_MIN = 5;

    private Proportions() {}

    /**
     * Wilson's 95 % interval, which holds for small samples and for shares near 0 and 1.
     *
     * @param sample more than 0
     */
    public static Interval interval(long count, long sample) {
        var found = BinomialProportion.getWilsonScoreInterval(Math.toIntExact(sample), (double) count / sample, LEVEL);
        return new Interval(Math.max(0, found.getLowerBound()), Math.min(1, found.getUpperBound()));
    }

    /** Pearson's test of whether all counts could be equal but for chance; empty where there are too few to say. */
    public static OptionalDouble evenness(long[] counts) {
        double even = (double) LongStream.of(counts).sum() / counts.length;
        if (even < EXPECTED_MIN) {
            return OptionalDouble.empty();
        }
        double[] expected = LongStream.of(counts).mapToDouble(_ -> even).toArray();
        return OptionalDouble.of(new ChiSquareTest().chiSquareTest(expected, counts));
    }
}
