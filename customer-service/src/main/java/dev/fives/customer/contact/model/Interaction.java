package dev.fives.customer.contact.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody spoke with a customer. What was said stays in this service.
 *
 * @param at business time of the contact
 * @param recordedAt business time of its entry
 */
public record Interaction(
        String id,
        String customerId,
        InteractionChannel channel,
        Direction direction,
        @Nullable String subject,
        @Nullable String note,
        Instant at,
        String recordedBy,
        Instant recordedAt) {}
