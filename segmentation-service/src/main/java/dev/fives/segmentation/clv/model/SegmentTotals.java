package dev.fives.segmentation.clv.model;

import org.jspecify.annotations.Nullable;

/**
 * What is expected of the members of a segment together.
 *
 * @param members of the segment now
 * @param customers those of them whom the fit knows
 * @param alive how many of them are expected to be
 * @param value of all their transactions in the horizon; of a customer who spends in another currency, none
 */
public record SegmentTotals(long members, long customers, double purchases, double alive, double value) {

    public static final SegmentTotals NONE = new SegmentTotals(0, 0, 0, 0, 0);

    public SegmentTotals withMembers(long more) {
        return new SegmentTotals(members + more, customers, purchases, alive, value);
    }

    public SegmentTotals with(Expected expected) {
        return new SegmentTotals(
                members,
                customers + 1,
                purchases + orNone(expected.purchases()),
                alive + orNone(expected.alive()),
                value + orNone(expected.value()));
    }

    public SegmentTotals plus(SegmentTotals others) {
        return new SegmentTotals(
                members + others.members,
                customers + others.customers,
                purchases + others.purchases,
                alive + others.alive,
                value + others.value);
    }

    private static double orNone(@Nullable Double number) {
        return number == null ? 0 : number;
    }
}
