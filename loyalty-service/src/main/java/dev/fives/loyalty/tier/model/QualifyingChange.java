package dev.fives.loyalty.tier.model;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What an entry of the account changed of what a purchase counts; below 0 for a refund.
 *
 * @param sequence of the entry in the account
 * @param purchasedAt the purchase's own time, which a refund does not move
 * @param at business time of the entry
 */
public record QualifyingChange(long sequence, BigDecimal amount, String currency, Instant purchasedAt, Instant at) {}
