package dev.fives.loyalty.transfer.app;

import java.time.Duration;

/**
 * Limits of transfers; values and reasons stand in {@code loyalty-service.yml}.
 *
 * @param pointsMax of one transfer
 * @param pointsPerDay of one giver in a day
 * @param giveUpAfter when it is too late for the receiver, business time
 * @param repeatAfter after which a step that was broken off is repeated, business time
 */
public record TransferLimits(long pointsMax, long pointsPerDay, Duration giveUpAfter, Duration repeatAfter) {}
