package dev.fives.ticket.ticket.model;

import org.jspecify.annotations.Nullable;

/**
 * Where a ticket came from; never changes.
 *
 * @param externalMessageId of the message that opened it, once per channel
 * @param customerId absent where nobody knows who it was
 * @param responseId the answer that it follows up
 * @param openedBy caller, or {@code internal}
 */
public record Origin(
        Source source,
        String channel,
        @Nullable String externalMessageId,
        @Nullable String customerId,
        @Nullable String purchaseId,
        @Nullable String responseId,
        String openedBy) {}
