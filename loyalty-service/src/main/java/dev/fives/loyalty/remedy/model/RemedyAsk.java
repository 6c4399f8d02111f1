package dev.fives.loyalty.remedy.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A remedy that was approved for a complaint.
 *
 * @param remedyId {@code rem_…}; the same remedy is decided once, however often it is asked
 * @param customerId absent where nobody knows who complained
 * @param type {@code POINTS} or {@code COUPON}
 * @param value whole points, or the coupon's value
 * @param at business time of the approval
 */
public record RemedyAsk(
        String remedyId, String ticketId, @Nullable String customerId, String type, long value, Instant at) {}
