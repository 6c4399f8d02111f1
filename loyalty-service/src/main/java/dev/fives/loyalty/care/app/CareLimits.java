package dev.fives.loyalty.care.app;

import dev.fives.loyalty.care.model.CareChannel;
import java.time.Duration;

/**
 * Limits of care; values and reasons stand in {@code loyalty-service.yml}.
 *
 * @param followUpAfter from the closing of a complaint to the follow-up, business time
 * @param reactivationPause from one reactivation of a customer to the next, business time
 * @param planAheadMax how far ahead a task may be due
 */
public record CareLimits(
        Duration followUpAfter,
        CareChannel followUpChannel,
        CareChannel reactivationChannel,
        Duration reactivationPause,
        Duration planAheadMax,
        int noteLengthMax) {}
