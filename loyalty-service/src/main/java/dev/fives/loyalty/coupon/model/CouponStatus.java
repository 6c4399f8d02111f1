package dev.fives.loyalty.coupon.model;

/** Where a coupon stands. */
public enum CouponStatus {
    /** It has uses left, now or from its first instant on. */
    ACTIVE,
    /** All of its uses are gone; one that is released makes it active again. */
    REDEEMED,
    /** Its time has passed before all of its uses were gone. */
    EXPIRED
}
