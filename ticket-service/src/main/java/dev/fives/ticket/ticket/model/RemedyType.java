package dev.fives.ticket.ticket.model;

/** What a customer gets for a complaint. */
public enum RemedyType {
    POINTS,
    COUPON,
    /** It was decided that nothing is due. */
    NONE
}
