package dev.fives.loyalty.config;

import dev.fives.loyalty.care.model.CareChannel;
import dev.fives.loyalty.survey.app.ReactionLimits;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Settings of reactions to answers; values and reasons stand in {@code loyalty-service.yml}. */
@ConfigurationProperties("fives.loyalty.survey")
record SurveyProperties(
        int promoterFrom,
        int detractorTo,
        Duration pause,
        Duration answerAgeMax,
        CareChannel inviteChannel,
        CareChannel recoveryChannel) {

    ReactionLimits limits() {
        return new ReactionLimits(promoterFrom, detractorTo, pause, answerAgeMax, inviteChannel, recoveryChannel);
    }
}
