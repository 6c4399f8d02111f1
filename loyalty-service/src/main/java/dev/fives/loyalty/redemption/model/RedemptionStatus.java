package dev.fives.loyalty.redemption.model;

/** Where a redemption stands. */
public enum RedemptionStatus {
    /** The ledger has not said yet whether it holds the points. */
    REQUESTED,
    /** The points are held. */
    PENDING,
    /** The points are spent. */
    CONFIRMED,
    /** The points are given back. */
    CANCELLED,
    /** There were too few points or items, or it was too late to hold any; no points ever were. */
    REFUSED;

    boolean isEnd() {
        return this == CONFIRMED || this == CANCELLED || this == REFUSED;
    }
}
