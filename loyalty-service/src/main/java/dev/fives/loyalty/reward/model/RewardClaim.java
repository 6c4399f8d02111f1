package dev.fives.loyalty.reward.model;

import org.jspecify.annotations.Nullable;

/**
 * What a redemption is for.
 *
 * @param perMemberLimit as it was when the redemption was asked for
 */
public record RewardClaim(String rewardId, @Nullable Integer perMemberLimit) {}
