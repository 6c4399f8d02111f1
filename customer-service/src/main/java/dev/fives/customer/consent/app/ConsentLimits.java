package dev.fives.customer.consent.app;

/**
 * What the consents of one customer may hold.
 *
 * @param decisions all of them, over all channels and purposes
 * @param proofLength characters
 */
public record ConsentLimits(int decisions, int proofLength) {}
