package dev.fives.loyalty.redemption.model;

import dev.fives.loyalty.reward.model.RewardClaim;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to redeem.
 *
 * @param reference of the caller's own, such as an order's number
 * @param by who asks
 * @param at business time
 * @param reward that it is for; absent for points alone
 */
public record RedemptionAsk(
        String customerId,
        String wallet,
        long points,
        @Nullable String reference,
        String by,
        String correlationId,
        Instant at,
        @Nullable RewardClaim reward) {}
