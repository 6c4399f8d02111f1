package dev.fives.loyalty.redemption.model;

/** Why a redemption ended as it did; codes on the wire. */
public enum RedemptionReason {
    /** Somebody said that the reward was handed over. */
    CONFIRMED,
    /** Somebody called it off. */
    CANCELLED,
    /** Nobody confirmed it in time. */
    LAPSED,
    INSUFFICIENT_POINTS,
    /** The points lie in more lots than one entry can tell of. */
    TOO_MANY_LOTS,
    /** Somebody else had the last item of the reward. */
    OUT_OF_STOCK,
    /** The customer has as many of the reward as one member may have. */
    REWARD_LIMIT_REACHED
}
