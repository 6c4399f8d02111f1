package dev.fives.segmentation.profile.app;

import org.hipparchus.stat.interval.BinomialProportion;

/**
 * How many of all something holds for, told by a random sample of them. Of so many estimates, 95 in 100 have the truth
 * between low and high: Wilson's score interval, which holds for small samples and for shares near 0 and 1. That a large
 * part of all was looked at makes it surer yet, which is left out.
 *
 * @param population of which it is told
 */
public record Estimate(long count, long low, long high, double confidence, long population) {

    private static final double LEVEL = 0.95;

    /**
     * @param count of the sample, for which it holds
     * @param sample more than 0
     */
    static Estimate of(long count, long sample, long population) {
        double share = (double) count / sample;
        var found = BinomialProportion.getWilsonScoreInterval(Math.toIntExact(sample), share, LEVEL);
        long others = sample - count;
        return new Estimate(
                Math.round(share * population),
                // those that were seen are there, whatever the rest is like
                Math.max(count, (long) Math.floor(found.getLowerBound() * population)),
                Math.min(population - others, (long) Math.ceil(found.getUpperBound() * population)),
                LEVEL,
                population);
    }
}
