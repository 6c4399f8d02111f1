package dev.fives.segmentation.config;

import dev.fives.segmentation.profile.app.RebuildProfiles;
import dev.fives.segmentation.rebuild.app.RunRebuilds;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Settings of the rebuild of profiles; values and reasons stand in {@code segmentation-service.yml}. */
@ConfigurationProperties("fives.segmentation.rebuild")
record RebuildProperties(
        Duration poll,
        int pageSize,
        int heldAtOnce,
        Duration lease,
        int attempts,
        int looksAgain,
        Duration lookPause,
        Duration retryAfter) {

    RebuildProperties {
        if (heldAtOnce < 1) {
            throw new IllegalArgumentException(
                    "fives.segmentation.rebuild.held-at-once: " + heldAtOnce + " (expected: 1 or more)");
        }
    }

    RunRebuilds.Limits limits() {
        return new RunRebuilds.Limits(pageSize, lease, attempts);
    }

    RebuildProfiles.Looks looks() {
        return new RebuildProfiles.Looks(heldAtOnce, looksAgain, lookPause);
    }
}
