package dev.fives.customer.consent.model;

/** What a customer said. Who said nothing, or whose word has expired, has none of these. */
public enum ConsentStatus {
    GRANTED,
    DENIED,
    /** Granted before, and taken back. */
    REVOKED
}
