package dev.fives.contracts.feedback;

import java.time.Instant;

/**
 * Data of {@code crm.survey.invited.v1}: a customer is asked. The link is asked from the API, it is a key.
 *
 * @param invitationId {@code inv_…}
 * @param surveyVersion the version that is answered, whatever is published later
 * @param channel such as {@code EMAIL}
 * @param expiresAt business time from which an answer is refused
 * @param at business time of the invitation
 */
public record SurveyInvited(
        String invitationId,
        String customerId,
        String surveyId,
        long surveyVersion,
        String planId,
        SurveyTrigger trigger,
        String channel,
        Instant expiresAt,
        Instant at) {}
