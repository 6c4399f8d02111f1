package dev.fives.loyalty.transfer.model;

import java.time.Instant;

/**
 * Points that shall go from one member to another.
 *
 * @param customerId who gives them
 * @param by who asks
 * @param at business time
 */
public record TransferAsk(
        String customerId,
        String toCustomerId,
        String wallet,
        long points,
        String by,
        String correlationId,
        Instant at) {}
