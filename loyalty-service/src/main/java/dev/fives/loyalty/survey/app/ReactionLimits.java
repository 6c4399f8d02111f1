package dev.fives.loyalty.survey.app;

import dev.fives.loyalty.care.model.CareChannel;
import java.time.Duration;

/**
 * Limits of reactions; values and reasons stand in {@code loyalty-service.yml}.
 *
 * @param promoterFrom NPS
 * @param detractorTo NPS
 * @param pause from one invitation of a customer to the next, and from one recovery to the next, business time
 * @param answerAgeMax business time; of an older answer nothing is made
 * @param inviteChannel refused marketing there keeps the invitation back
 */
public record ReactionLimits(
        int promoterFrom,
        int detractorTo,
        Duration pause,
        Duration answerAgeMax,
        CareChannel inviteChannel,
        CareChannel recoveryChannel) {}
