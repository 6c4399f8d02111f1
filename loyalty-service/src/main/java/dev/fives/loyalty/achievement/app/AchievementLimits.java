package dev.fives.loyalty.achievement.app;

/**
 * Limits of achievements; values and reasons stand in {@code loyalty-service.yml}.
 *
 * @param achievementsMax ended ones too
 * @param purchasesMax that one may ask for
 * @param daysMax within which it may ask for them
 * @param weeksMax of a streak
 * @param monthsMax of a streak
 * @param pointsMax for whoever reaches it
 */
public record AchievementLimits(
        int achievementsMax, int purchasesMax, int daysMax, int weeksMax, int monthsMax, long pointsMax) {}
