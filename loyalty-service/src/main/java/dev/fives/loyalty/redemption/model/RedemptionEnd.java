package dev.fives.loyalty.redemption.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a redemption ended.
 *
 * @param by who ended it, where somebody did
 * @param at business time
 */
public record RedemptionEnd(
        RedemptionReason reason, @Nullable String by, Instant at) {}
