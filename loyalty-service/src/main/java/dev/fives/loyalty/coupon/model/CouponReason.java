package dev.fives.loyalty.coupon.model;

/** Why a coupon is not taken; codes on the wire. */
public enum CouponReason {
    NOT_YET_VALID,
    EXPIRED,
    /** All of its uses are gone. */
    USED_UP,
    /** It was issued to somebody else. */
    OTHER_CUSTOMER,
    /** It is of one customer, or counts uses by customer, and nobody says who it is. */
    CUSTOMER_REQUIRED,
    /** This customer has had as many uses of it as one may have. */
    CUSTOMER_LIMIT,
    OTHER_CURRENCY,
    BELOW_MINIMUM,
    /** The cart is at its floor without it. */
    NOTHING_TO_TAKE_OFF,
    /** Another coupon of the same order does not go with it. */
    NOT_COMBINABLE,
    /** The reference stands for another cart or customer. */
    REFERENCE_USED,
    CUSTOMER_DELETED
}
