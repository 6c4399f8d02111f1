package dev.fives.loyalty.reward.app;

import java.time.Duration;

/**
 * Limits of rewards; values and reasons stand in {@code loyalty-service.yml}.
 *
 * @param pointsMax for one item
 * @param stockMax items
 * @param perMemberMax redemptions that a limit may allow one member
 * @param underWayMax redemptions of one reward whose last step nobody has noted yet
 * @param busyRetryAfter what is told to who finds that many
 */
public record RewardLimits(long pointsMax, long stockMax, int perMemberMax, int underWayMax, Duration busyRetryAfter) {}
