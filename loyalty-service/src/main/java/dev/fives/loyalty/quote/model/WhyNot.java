package dev.fives.loyalty.quote.model;

/** Why a discount takes nothing off; codes on the wire. */
public enum WhyNot {
    /** The member holds no tier. */
    NO_TIER,
    /** The member's tier has no discount among its benefits. */
    NO_DISCOUNT_IN_TIER,
    /** It can be had once, and was. */
    USED,
    /** The cart has nothing that it covers, or so little that it rounds to nothing. */
    NOTHING_COVERED,
    /** Another one of the same group takes more off. */
    ANOTHER_TAKES_MORE
}
