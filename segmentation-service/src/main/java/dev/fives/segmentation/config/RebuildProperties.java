package dev.fives.segmentation.config;

import dev.fives.segmentation.profile.app.RebuildProfiles;
import dev.fives.segmentation.rebuild.app.RunRebuilds;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Settings of the rebuild of profiles; values and reasons stand in {@code segmentation-service.yml}. */
@ConfigurationProperties("fives.segmentation.rebuild")
record RebuildProperties(
        Duration poll, int pageSize, int heldAtOnce, Duration lease, int attempts, int looksAgain, Duration lookPause) {

    RunRebuilds.Limits limits() {
        return new RunRebuilds.Limits(pageSize, lease, attempts);
    }

    RebuildProfiles.Looks looks() {
        return new RebuildProfiles.Looks(heldAtOnce, looksAgain, lookPause);
    }
}
