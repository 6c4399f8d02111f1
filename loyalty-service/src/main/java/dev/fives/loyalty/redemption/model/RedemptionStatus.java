package dev.fives.loyalty.redemption.model;

/** Where a redemption stands. */
public enum RedemptionStatus {
    /** The ledger has not said yet whether there are points enough. */
    REQUESTED,
    /** The points are held. */
    PENDING,
    /** The points are spent. */
    CONFIRMED,
    /** The points are given back. */
    CANCELLED,
    /** There were too few points, or it was too late to hold any; none ever were. */
    REFUSED
}
