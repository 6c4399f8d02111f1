package dev.fives.loyalty.transfer.model;

/** Why a transfer did not reach its receiver; codes on the wire. */
public enum TransferReason {
    INSUFFICIENT_POINTS,
    /** The points lie in more lots than one entry can tell of. */
    TOO_MANY_LOTS,
    /** Its second step could not be done in time. */
    TOO_LATE,
    RECEIVER_DELETED
}
