package dev.fives.loyalty.referral.model;

/** Why a referral came to nothing; codes on the wire. */
public enum ReferralReason {
    /** Of an earlier referral of the same friend. */
    ALREADY_REFERRED,
    /** The friend had bought before. */
    ALREADY_A_BUYER,
    /** The friend, or who brought the friend's friend, brought the referrer. */
    CIRCULAR,
    /** The referrer has had as many as one may have in that time. */
    REFERRER_LIMIT,
    /** The friend gave so much back that less than the threshold is left. */
    REFUNDED,
    CUSTOMER_DELETED
}
