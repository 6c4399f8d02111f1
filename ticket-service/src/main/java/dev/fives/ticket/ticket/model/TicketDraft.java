package dev.fives.ticket.ticket.model;

import org.jspecify.annotations.Nullable;

/** A ticket as somebody wrote it. */
public record TicketDraft(
        @Nullable String kind,
        @Nullable String channel,
        @Nullable String externalMessageId,
        @Nullable String customerId,
        @Nullable String subject,
        @Nullable String description,
        @Nullable String priority,
        @Nullable String purchaseId) {}
