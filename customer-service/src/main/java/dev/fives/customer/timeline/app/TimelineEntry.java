package dev.fives.customer.timeline.app;

import java.time.Instant;
import java.util.Map;

/**
 * One thing that happened to a customer.
 *
 * @param id the event's own id, so that an event that comes again is the same entry
 * @param type the event's type
 * @param at business time
 * @param about ids of what it concerns, by what they are
 * @param facts what happened, in codes and numbers
 */
public record TimelineEntry(
        String id,
        String customerId,
        String type,
        Instant at,
        Map<String, String> about,
        Map<String, Object> facts,
        String correlationId) {}
