package dev.fives.feedback.outreach.model;

/** What became of a planned question; the suppressions in the order in which they are looked at. */
public enum Outcome {
    INVITED,
    /** The customer is deleted, or was when it was due. */
    CUSTOMER_DELETED,
    /** The purchase was refunded, wholly or in part, before it was due. */
    REFUNDED,
    /** A consent for the channel was denied or revoked. */
    NO_CONSENT,
    /** A complaint was open. */
    OPEN_COMPLAINT,
    /** The customer was asked too short a time ago, whatever it was about. */
    FREQUENCY_CAP,
    /** The plan was switched off before it was decided: nobody is asked, and nobody is told. */
    PLAN_DISABLED;

    /** Whether others hear of it as a suppression. */
    public boolean isTold() {
        return this != INVITED && this != PLAN_DISABLED;
    }
}
