package dev.fives.loyalty.referral.model;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What one version of a purchase changed of what the friend keeps, as the ledger entered it.
 *
 * @param amount below 0 for what went back
 * @param orderedAt when the purchase was ordered
 * @param at when the change was made
 */
public record BoughtChange(String purchaseId, BigDecimal amount, String currency, Instant orderedAt, Instant at) {}
