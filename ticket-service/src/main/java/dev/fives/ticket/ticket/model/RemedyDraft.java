package dev.fives.ticket.ticket.model;

import org.jspecify.annotations.Nullable;

/** A remedy as somebody approved it. */
public record RemedyDraft(
        @Nullable String type,
        @Nullable Long value,
        @Nullable String approvedBy) {}
