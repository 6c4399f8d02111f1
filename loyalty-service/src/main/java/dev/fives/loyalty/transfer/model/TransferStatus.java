package dev.fives.loyalty.transfer.model;

/** Where a transfer stands. */
public enum TransferStatus {
    /** Asked for; the points may be on their way. */
    UNDER_WAY,
    /** The receiver has the points. */
    COMPLETED,
    /** The receiver could not have them; the sender has them back. */
    RETURNED,
    /** There were too few points, or it was too late to take any; none ever left. */
    REFUSED;

    /** Nothing more happens. */
    public boolean isEnd() {
        return this != UNDER_WAY;
    }
}
