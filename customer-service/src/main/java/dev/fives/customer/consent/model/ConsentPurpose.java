package dev.fives.customer.consent.model;

/** What a customer is reached for. */
public enum ConsentPurpose {
    MARKETING,
    SURVEY,
    SERVICE
}
