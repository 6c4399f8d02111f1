package dev.fives.segmentation.analytics.statistics;

import dev.fives.segmentation.analytics.model.Interval;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
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

    /** Of cells that are equally large. */
    public static OptionalDouble evenness(long[] counts) {
        return evenness(counts, LongStream.of(counts).map(_ -> 1).toArray());
    }

    /**
     * Pearson's test of whether all counts could go with the size of their cell but for chance; empty where there are too
     * few to say.
     *
     * @param sizes what has none is left out
     */
    public static OptionalDouble evenness(long[] counts, long[] sizes) {
        int[] cells =
                IntStream.range(0, sizes.length).filter(cell -> sizes[cell] > 0).toArray();
        long[] seen = IntStream.of(cells).mapToLong(cell -> counts[cell]).toArray();
        double each = (double) LongStream.of(seen).sum() / LongStream.of(sizes).sum();
        double[] expected =
                IntStream.of(cells).mapToDouble(cell -> each * sizes[cell]).toArray();
        if (cells.length < 2 || DoubleStream.of(expected).anyMatch(count -> count < EXPECTED_MIN)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(new ChiSquareTest().chiSquareTest(expected, seen));
    }
}
