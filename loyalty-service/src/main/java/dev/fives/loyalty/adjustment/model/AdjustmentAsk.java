package dev.fives.loyalty.adjustment.model;

import java.time.Instant;

/**
 * What somebody wants.
 *
 * @param points below 0 to take
 * @param reason a code, since others are told of it
 * @param at business time
 */
public record AdjustmentAsk(String customerId, String wallet, long points, String reason, String by, Instant at) {}
