package dev.fives.loyalty.care.model;

/** Codes that the service itself gives as reasons; an agent's own codes stand beside them. */
public enum CareReason {
    COMPLAINT_CLOSED,
    PLANNED_BY_AGENT,
    FREQUENCY_BAND_LOW,
    LOW_SCORE,
    BIRTHDAY,
    FEAST,
    PURCHASE,
    PERIODIC,
    SEGMENT_ENTERED,
    COMPLAINT_OPEN,
    COMPLAINT_REOPENED,
    NO_CONSENT,
    CUSTOMER_DELETED,
    HELD_OUT
}
