package dev.fives.loyalty.remedy.model;

/** What becomes of a remedy. */
public sealed interface RemedyVerdict {

    /** The points go to this customer. */
    record Grant(String customerId, long points) implements RemedyVerdict {}

    /** The customer gets a coupon of this value. */
    record GrantCoupon(String customerId, long value) implements RemedyVerdict {}

    record Refuse(Reason reason) implements RemedyVerdict {}

    /** Codes on the wire. */
    enum Reason {
        /** The complaint names no customer, so there is no account. */
        NO_CUSTOMER,
        /** Of the time before coupons were offered; kept for the remedies of then. */
        NO_COUPONS,
        UNKNOWN_TYPE,
        NOT_POSITIVE,
        OVER_LIMIT
    }
}
