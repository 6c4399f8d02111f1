package dev.fives.loyalty.redemption.app;

import java.time.Duration;

/**
 * Limits of redemptions; values and reasons stand in {@code loyalty-service.yml}.
 *
 * @param pointsMax of one redemption
 * @param lapseAfter how long points are held, business time
 * @param repeatAfter after which a step that was broken off is repeated, business time
 */
public record RedemptionLimits(long pointsMax, Duration lapseAfter, Duration repeatAfter) {}
