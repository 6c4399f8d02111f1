package dev.fives.feedback.outreach.model;

import java.time.Instant;

/**
 * A planned question: this customer is asked at that instant, unless something speaks against it by then.
 *
 * @param id of plan and purchase, so that a purchase is asked about once for each plan
 * @param fatigueDays of the plan as it was planned; likewise channel and validity
 * @param dueAt business time, milliseconds
 * @param correlationId of the event that it goes back to
 * @param causationId that event
 */
public record Ask(
        String id,
        String customerId,
        String planId,
        String surveyId,
        String trigger,
        String purchaseId,
        String channel,
        int fatigueDays,
        long validSeconds,
        Instant dueAt,
        String correlationId,
        String causationId) {

    public static String id(String planId, String purchaseId) {
        return planId + ":" + purchaseId;
    }

    public Instant expiresAt() {
        return dueAt.plusSeconds(validSeconds);
    }
}
