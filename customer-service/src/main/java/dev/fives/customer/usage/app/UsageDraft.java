package dev.fives.customer.usage.app;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Usage as a caller gives it, unchecked.
 *
 * @param at absent for now
 */
public record UsageDraft(
        @Nullable String name,
        @Nullable Map<String, Object> props,
        @Nullable Instant at) {}
