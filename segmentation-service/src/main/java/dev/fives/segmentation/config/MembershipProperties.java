package dev.fives.segmentation.config;

import dev.fives.segmentation.profile.app.PreviewRule;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Settings of who is in a segment; values and reasons stand in {@code segmentation-service.yml}. */
@ConfigurationProperties("fives.segmentation.membership")
record MembershipProperties(int overridesMax, int evidenceMax, int dependentsMax, History history, Preview preview) {

    record History(int days, Duration sweep, int sweepMax) {
        Duration kept() {
            return Duration.ofDays(days);
        }
    }

    record Preview(
            int profilesMax,
            int samples,
            Duration estimateAfter,
            Duration timeMax,
            int atOnce,
            Duration placing,
            int placedAtOnce) {
        PreviewRule.Limits limits() {
            return new PreviewRule.Limits(profilesMax, samples, estimateAfter, timeMax, atOnce);
        }
    }
}
