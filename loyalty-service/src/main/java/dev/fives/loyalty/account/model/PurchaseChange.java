package dev.fives.loyalty.account.model;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What one version of a purchase changed of what the customer keeps of it, as the ledger entered it.
 *
 * @param amount below 0 for what went back
 * @param orderedAt of the purchase, the same for all its versions
 */
public record PurchaseChange(String purchaseId, BigDecimal amount, Instant orderedAt) {}
