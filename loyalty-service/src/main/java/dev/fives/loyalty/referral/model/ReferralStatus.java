package dev.fives.loyalty.referral.model;

/** Where a referral stands. */
public enum ReferralStatus {
    /** Nobody has looked yet whether it may be. */
    REQUESTED,
    /** It waits for the friend's first purchase that is large enough. */
    PENDING,
    /** The friend has bought; both have their points, or get them by themselves. */
    CONVERTED,
    /** It had converted, and the friend gave too much back; the points go back too. */
    REVERSED,
    /** It may not be; nobody ever got anything for it. */
    REFUSED
}
