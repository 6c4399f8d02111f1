package dev.fives.contracts.loyalty;

import java.time.Instant;

/**
 * Data of {@code crm.achievement.reached.v1}: a member has reached an achievement, once and for good. Points for it are
 * entries of the ledger, with events of their own.
 *
 * @param achievementId {@code ach_…}
 * @param code of the achievement, for ever
 * @param kind {@code COUNT} or {@code STREAK}
 * @param points that it brings; 0 for none
 * @param purchaseId the purchase that reached it
 * @param at business time when that was ordered
 */
public record AchievementReached(
        String achievementId,
        String code,
        String customerId,
        String kind,
        long points,
        String purchaseId,
        Instant at) {}
