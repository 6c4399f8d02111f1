package dev.fives.segmentation.analytics.model;

/**
 * Weeks that are on another level than the others.
 *
 * @param first number of the week, 0 for the first that was looked at
 * @param last the last one that was looked at where it goes on
 * @param before mean of the other weeks
 * @param during mean of these weeks
 * @param difference 95 % interval of what lies between the two
 * @param pValue that any weeks are so different by chance
 */
public record TrendBreak(int first, int last, double before, double during, Interval difference, double pValue) {

    public boolean isDrop() {
        return during < before;
    }
}
