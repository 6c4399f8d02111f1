package dev.fives.loyalty.adjustment.model;

/** How far an adjustment has come. */
public enum AdjustmentStatus {
    /** Waits for a second person. */
    PENDING,
    /** Decided; its entry is on its way. */
    APPROVED,
    /** In the ledger. */
    ENTERED,
    /** Approved, but by then there were too few points; the ledger has an entry without moves. */
    REFUSED,
    /** A second person said no. */
    REJECTED
}
