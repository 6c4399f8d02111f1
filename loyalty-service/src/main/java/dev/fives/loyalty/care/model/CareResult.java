package dev.fives.loyalty.care.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a care task ended.
 *
 * @param outcome of one that was done
 * @param reason of one that was skipped; a code
 * @param note what the agent wrote; stays in this service
 * @param at business time
 */
public record CareResult(
        @Nullable CareOutcome outcome,
        @Nullable String reason,
        @Nullable String note,
        Instant at) {}
