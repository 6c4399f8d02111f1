package dev.fives.feedback.invitation.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer is asked, once, and may answer, once: the answer lies in the invitation.
 *
 * @param surveyVersion the version that is answered, whatever is published later
 * @param expiresAt business time from which an answer is refused
 * @param correlationId of the event that caused the invitation; the answer goes on under it
 */
public record Invitation(
        String customerId,
        String surveyId,
        long surveyVersion,
        String planId,
        String trigger,
        @Nullable String purchaseId,
        String channel,
        Instant invitedAt,
        Instant expiresAt,
        String correlationId,
        @Nullable Response response) {

    public enum Status {
        INVITED,
        ANSWERED,
        EXPIRED
    }

    public Status status(Instant now) {
        if (response != null) {
            return Status.ANSWERED;
        }
        return now.isBefore(expiresAt) ? Status.INVITED : Status.EXPIRED;
    }

    public Invitation answered(Response given) {
        return new Invitation(
                customerId,
                surveyId,
                surveyVersion,
                planId,
                trigger,
                purchaseId,
                channel,
                invitedAt,
                expiresAt,
                correlationId,
                given);
    }
}
