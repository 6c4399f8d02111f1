package dev.fives.customer.contact.model;

/**
 * What is known of a segment's strategy.
 *
 * @param cadenceDays a customer is contacted so many days after entering; 0 of a strategy that is archived
 * @param sequence of the event that told it; only a higher one is news
 */
public record StrategyCadence(String segmentId, int cadenceDays, long sequence) {

    public static StrategyCadence archived(String segmentId, long sequence) {
        return new StrategyCadence(segmentId, 0, sequence);
    }

    public boolean isLive() {
        return cadenceDays > 0;
    }
}
