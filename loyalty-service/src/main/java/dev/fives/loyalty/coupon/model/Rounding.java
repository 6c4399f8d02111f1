package dev.fives.loyalty.coupon.model;

import java.math.RoundingMode;

/** What becomes of less than the currency's smallest unit when a percentage is taken. */
public enum Rounding {
    /** Never more off than the percentage says. */
    DOWN(RoundingMode.DOWN),
    HALF_UP(RoundingMode.HALF_UP),
    HALF_EVEN(RoundingMode.HALF_EVEN),
    /** Never less off. */
    UP(RoundingMode.UP);

    private final RoundingMode mode;

    Rounding(RoundingMode mode) {
        this.mode = mode;
    }

    RoundingMode mode() {
        return mode;
    }
}
