package dev.fives.feedback.config;

import dev.fives.feedback.survey.model.SurveyLimits;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the service; values and reasons stand in {@code feedback-service.yml}.
 *
 * @param publicUrl where customers reach the gateway
 * @param linkKey signs public links; empty = a random one, and no link is mailed
 */
@ConfigurationProperties("fives.feedback")
record FeedbackProperties(String publicUrl, String linkKey, SurveyLimits limits, Outreach outreach) {

    /**
     * @param enabledPlans plans that may be enabled at the same time
     * @param marksKept what is remembered of one customer's tickets, and of the consents
     * @param settle real time for which a due instant has to be past
     */
    record Outreach(int enabledPlans, int marksKept, Duration settle) {}
}
