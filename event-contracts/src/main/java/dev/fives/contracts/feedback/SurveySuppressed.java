package dev.fives.contracts.feedback;

import java.time.Instant;

/**
 * Data of {@code crm.survey.suppressed.v1}: a customer was to be asked and is not, for good.
 *
 * @param reason {@code CUSTOMER_DELETED}, {@code REFUNDED}, {@code NO_CONSENT}, {@code FREQUENCY_CAP} or
 *     {@code OPEN_COMPLAINT}
 * @param at business time of the decision
 */
public record SurveySuppressed(
        String customerId, String surveyId, String planId, SurveyTrigger trigger, String reason, Instant at) {}
