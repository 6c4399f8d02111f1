package dev.fives.loyalty.care.app;

import java.time.Duration;

/**
 * Limits of care; values and reasons stand in {@code loyalty-service.yml}.
 *
 * @param reactivationPause from one reactivation of a customer to the next, business time
 * @param planAheadMax how far ahead a task may be due
 */
public record CareLimits(Duration reactivationPause, Duration planAheadMax, int noteLengthMax) {}
