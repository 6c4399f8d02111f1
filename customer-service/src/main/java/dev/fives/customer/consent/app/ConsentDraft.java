package dev.fives.customer.consent.app;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A decision as a caller gives it, unchecked. */
public record ConsentDraft(
        @Nullable String status,
        @Nullable String proof,
        @Nullable Instant validUntil) {}
