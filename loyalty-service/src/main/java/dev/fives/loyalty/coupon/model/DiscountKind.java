package dev.fives.loyalty.coupon.model;

/** How much a coupon takes off. */
public enum DiscountKind {
    /** Always the same amount. */
    AMOUNT,
    /** A part of the cart. */
    PERCENT
}
