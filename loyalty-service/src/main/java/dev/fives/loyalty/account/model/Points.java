package dev.fives.loyalty.account.model;

import org.jspecify.annotations.Nullable;

/** A whole number of points; below 0 where more was taken than there was. Arithmetic never wraps round. */
public record Points(long value) implements Comparable<Points> {
    public static final Points ZERO = new Points(0);

    public static Points of(long value) {
        return value == 0 ? ZERO : new Points(value);
    }

    public Points plus(Points other) {
        return of(Math.addExact(value, other.value));
    }

    /** For maps that keep no empty places. */
    @Nullable
    Points plusOrNone(Points other) {
        Points sum = plus(other);
        return sum.isZero() ? null : sum;
    }

    public Points minus(Points other) {
        return of(Math.subtractExact(value, other.value));
    }

    public Points negated() {
        return of(Math.negateExact(value));
    }

    public boolean isZero() {
        return value == 0;
    }

    public boolean isNegative() {
        return value < 0;
    }

    public Points min(Points other) {
        return value <= other.value ? this : other;
    }

    @Override
    public int compareTo(Points other) {
        return Long.compare(value, other.value);
    }
}
