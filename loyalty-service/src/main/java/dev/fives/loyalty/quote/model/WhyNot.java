package dev.fives.loyalty.quote.model;

/** Why a discount takes nothing off; codes on the wire. */
public enum WhyNot {
    /** The member holds no tier. */
    NO_TIER,
    /** The member's tier has no discount among its benefits. */
    NO_DISCOUNT_IN_TIER,
    /** It can be had once, and was; or as often as it can. */
    USED,
    /** An offer that is open to the member, who has not taken it. */
    NOT_TAKEN,
    /** No coupon has this code. */
    UNKNOWN,
    NOT_YET_VALID,
    EXPIRED,
    /** A coupon that was issued to somebody else. */
    OTHER_CUSTOMER,
    /** The member has had as many uses of the coupon as one may have. */
    CUSTOMER_LIMIT,
    OTHER_CURRENCY,
    /** What is left to be paid is too little for the coupon. */
    BELOW_MINIMUM,
    /** The coupon does not go with one that was named before it. */
    NOT_COMBINABLE,
    /** The cart has nothing that it covers, or so little that it rounds to nothing. */
    NOTHING_COVERED,
    /** Another one of the same group takes more off. */
    ANOTHER_TAKES_MORE
}
