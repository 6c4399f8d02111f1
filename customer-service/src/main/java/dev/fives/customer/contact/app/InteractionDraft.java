package dev.fives.customer.contact.app;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An interaction as a caller gives it, unchecked.
 *
 * @param at absent for now
 */
public record InteractionDraft(
        @Nullable String channel,
        @Nullable String direction,
        @Nullable String subject,
        @Nullable String note,
        @Nullable Instant at) {}
