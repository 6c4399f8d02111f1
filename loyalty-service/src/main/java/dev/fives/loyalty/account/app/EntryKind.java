package dev.fives.loyalty.account.app;

/** Why an entry was written. */
public enum EntryKind {
    PURCHASE,
    /** Points for something else than a purchase: a remedy, an answer, a completed profile. */
    GIFT,
    /** Points of a gift that are taken back. */
    REVERSAL,
    ACTIVATION,
    WARNING,
    EXPIRY,
    RESERVATION,
    REDEMPTION,
    RELEASE,
    TRANSFER,
    ADJUSTMENT
}
