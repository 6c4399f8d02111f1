package dev.fives.feedback.unsolicited;

import dev.fives.feedback.score.model.Metric;
import dev.fives.feedback.score.model.Sentiment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something a customer said unasked, or in an interview that somebody wrote down.
 *
 * @param customerId absent where nobody knows who it was
 * @param score of the metric, 0 included; absent where only words were said
 * @param text in the customer's words; it never leaves this service in an event
 * @param at business time at which it was said
 */
public record Feedback(
        @Nullable String customerId,
        String channel,
        @Nullable Metric metric,
        @Nullable Integer score,
        Sentiment sentiment,
        @Nullable String text,
        @Nullable String purchaseId,
        Instant at) {}
