package dev.fives.feedback.plan;

/**
 * After which event a customer is asked which survey.
 *
 * @param trigger {@link #PURCHASE_COMPLETED}
 * @param delaySeconds business time from the event to the question
 * @param channel such as {@code EMAIL}; a DENIED or REVOKED consent for it suppresses the question
 * @param fatigueDays at most one invitation in so many days, over all surveys
 * @param validSeconds business time in which the invitation can be answered
 * @param enabled a disabled plan asks nobody, not even where the question was planned before
 */
public record SurveyPlan(
        String name,
        String surveyId,
        String trigger,
        long delaySeconds,
        String channel,
        int fatigueDays,
        long validSeconds,
        boolean enabled) {
    public static final String PURCHASE_COMPLETED = "PURCHASE_COMPLETED";
}
