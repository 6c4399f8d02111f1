package dev.fives.segmentation.profile.app;

import java.time.Instant;

/**
 * That a customer was in a segment, from an instant on until another one, which is no part of it. It never changes.
 *
 * @param eventId of the event by which it ended
 */
public record PastMembership(String eventId, String segmentId, String customerId, Instant from, Instant to) {}
