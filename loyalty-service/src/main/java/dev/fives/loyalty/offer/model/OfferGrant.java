package dev.fives.loyalty.offer.model;

import java.time.Instant;

/**
 * That a member has taken an offer, once; it keeps what was offered at that moment.
 *
 * @param validTo exclusive
 * @param by who took it for the member
 * @param at business time
 */
public record OfferGrant(String offerId, String customerId, OfferValue value, Instant validTo, String by, Instant at) {}
