package dev.fives.loyalty.config;

import dev.fives.loyalty.achievement.app.AchievementLimits;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Settings of achievements; values and reasons stand in {@code loyalty-service.yml}. */
@ConfigurationProperties("fives.loyalty.achievement")
record AchievementProperties(
        int achievementsMax,
        int purchasesMax,
        int daysMax,
        int weeksMax,
        int monthsMax,
        long pointsMax,
        Duration achievementsMaxAge) {

    AchievementLimits limits() {
        return new AchievementLimits(achievementsMax, purchasesMax, daysMax, weeksMax, monthsMax, pointsMax);
    }
}
