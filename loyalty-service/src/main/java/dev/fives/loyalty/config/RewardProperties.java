package dev.fives.loyalty.config;

import dev.fives.loyalty.catalogue.app.CatalogueLimits;
import dev.fives.loyalty.reward.app.RewardLimits;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Settings of rewards, and of what they have in common with offers; values and reasons stand in {@code loyalty-service.yml}. */
@ConfigurationProperties("fives.loyalty.reward")
record RewardProperties(
        long pointsMax,
        long stockMax,
        int perMemberMax,
        int underWayMax,
        Duration busyRetryAfter,
        int titleLengthMax,
        int audienceMax,
        SelfCheck selfCheck) {

    record SelfCheck(Duration interval, int rewards) {}

    RewardLimits limits() {
        return new RewardLimits(pointsMax, stockMax, perMemberMax, underWayMax, busyRetryAfter);
    }

    CatalogueLimits catalogue() {
        return new CatalogueLimits(titleLengthMax, audienceMax);
    }
}
