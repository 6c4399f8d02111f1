package dev.fives.loyalty.care.model;

/** How the customer was when contacted. */
public enum CareOutcome {
    HAPPY,
    NEUTRAL,
    UNHAPPY,
    NOT_REACHED
}
