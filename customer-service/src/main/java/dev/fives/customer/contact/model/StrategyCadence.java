package dev.fives.customer.contact.model;

/**
 * What is known of a segment's strategy.
 *
 * @param cadenceDays a customer is contacted so many days after entering
 * @param sequence of the event that told it; only a higher one is news
 */
public record StrategyCadence(String segmentId, int cadenceDays, long sequence) {}
