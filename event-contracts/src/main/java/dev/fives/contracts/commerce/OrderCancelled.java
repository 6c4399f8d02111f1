package dev.fives.contracts.commerce;

import java.time.Instant;

/**
 * Data of {@code commerce.order.cancelled.v1}: what is left of an order was given back.
 *
 * @param system the system that sold it
 * @param externalRef the order's number there
 * @param customerExternalId the customer's id there, also the record key
 * @param at when it was cancelled
 */
public record OrderCancelled(String system, String externalRef, String customerExternalId, Instant at) {}
