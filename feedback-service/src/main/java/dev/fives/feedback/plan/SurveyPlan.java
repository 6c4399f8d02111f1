package dev.fives.feedback.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * After which event a customer is asked which survey.
 *
 * @param trigger {@link #PURCHASE_COMPLETED}
 * @param delaySeconds business time from the event to the question
 * @param channel such as {@code EMAIL}; a DENIED or REVOKED consent for it suppresses the question
 * @param fatigueDays at most one invitation in so many days, over all surveys
 * @param validSeconds business time in which the invitation can be answered
 * @param enabled a disabled plan asks nobody, not even where the question was planned before
 * @param enabledSince business time at which it was first enabled; nothing before it brings a question. Absent where it
 *     never was, or was there before such times were kept
 */
public record SurveyPlan(
        String name,
        String surveyId,
        String trigger,
        long delaySeconds,
        String channel,
        int fatigueDays,
        long validSeconds,
        boolean enabled,
        @Nullable Instant enabledSince) {
    public static final String PURCHASE_COMPLETED = "PURCHASE_COMPLETED";

    /** Whether what happened then brings a question: a topic may be replayed, and a plan is newer than its beginning. */
    public boolean reactsTo(Instant happenedAt) {
        return enabledSince == null || !happenedAt.isBefore(enabledSince);
    }

    /** As of the first time that it is enabled. */
    SurveyPlan since(@Nullable Instant known, Instant now) {
        return new SurveyPlan(
                name,
                surveyId,
                trigger,
                delaySeconds,
                channel,
                fatigueDays,
                validSeconds,
                enabled,
                known == null && enabled ? now : known);
    }
}
