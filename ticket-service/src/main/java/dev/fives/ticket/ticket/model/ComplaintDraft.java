package dev.fives.ticket.ticket.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The stages of a complaint as somebody wrote them; what it leaves out stays as it is. */
public record ComplaintDraft(
        @Nullable String severity,
        @Nullable String impact,
        @Nullable Boolean safety,
        @Nullable String rootCause,
        @Nullable String remedySought,
        @Nullable String investigation,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant decisionCommunicatedAt) {}
