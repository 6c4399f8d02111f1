package dev.fives.loyalty.account.model;

import dev.fives.loyalty.account.model.Place.Aside;
import dev.fives.loyalty.account.model.Place.Lot;

/**
 * Points that go from one place to another.
 *
 * @param points more than 0
 */
public record Move(Place from, Place to, Points points, RuleRef rule) {
    public Move {
        if (points.value() <= 0) {
            throw new IllegalArgumentException("points: " + points.value() + " (expected: more than 0)");
        }
    }

    /** What it changes of the balance, which is the lots less the debt. */
    public Points delta() {
        return counted(to).minus(counted(from));
    }

    /** What it changes of the pending points. */
    public Points pendingDelta() {
        Points in = to instanceof Place.Pending ? points : Points.ZERO;
        return from instanceof Place.Pending ? in.minus(points) : in;
    }

    private Points counted(Place place) {
        return place instanceof Lot || place == Aside.DEBT ? points : Points.ZERO;
    }
}
