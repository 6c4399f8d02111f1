package dev.fives.kit.events.outbox;

import java.time.Instant;

/**
 * An aggregate with pending events.
 *
 * @param since real time at which the oldest of them was written
 */
public record Waiting(String aggregateId, Instant since) {}
