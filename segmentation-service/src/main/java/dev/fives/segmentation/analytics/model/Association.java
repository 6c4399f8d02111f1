package dev.fives.segmentation.analytics.model;

/**
 * Who buys one thing buys another with it.
 *
 * @param both baskets with both
 * @param fromCount baskets with the first
 * @param toCount baskets with the second
 * @param baskets in all
 * @param pValue that so many or more have both by chance
 */
public record Association(
        String from, String to, long both, long fromCount, long toCount, long baskets, double pValue) {

    public double support() {
        return (double) both / baskets;
    }

    public double confidence() {
        return (double) both / fromCount;
    }

    /** How many times as often as if neither said anything of the other. */
    public double lift() {
        return confidence() * baskets / toCount;
    }
}
