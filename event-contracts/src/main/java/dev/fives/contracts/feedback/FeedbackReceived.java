package dev.fives.contracts.feedback;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Data of {@code crm.feedback.received.v1}: a customer said something unasked. The text stays in feedback-service.
 *
 * @param feedbackId {@code fbk_…}
 * @param customerId absent where nobody knows who it was; the record key is then the feedback's id
 * @param channel {@code WEB}, {@code EMAIL}, {@code SMS}, {@code PHONE}, {@code REVIEW}, {@code SOCIAL}, {@code WECHAT} or
 *     {@code IN_APP}
 * @param metric see {@link ResponseSubmitted}
 * @param score see {@link ResponseSubmitted}
 * @param sentiment see {@link ResponseSubmitted}; {@code NEUTRAL} without a score
 * @param at business time
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FeedbackReceived(
        String feedbackId,
        @Nullable String customerId,
        String channel,
        @Nullable String metric,
        @Nullable Integer score,
        String sentiment,
        @Nullable String purchaseId,
        Instant at) {}
