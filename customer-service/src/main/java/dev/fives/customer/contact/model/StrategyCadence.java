package dev.fives.customer.contact.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a segment's strategy.
 *
 * @param cadenceDays a customer is contacted so many days after entering; 0 of a strategy that is archived
 * @param sequence of the event that told it; only a higher one is news
 * @param since business time from which the segment has a strategy: who entered before is not contacted for it; absent of
 *     those that were heard of before this was kept
 */
public record StrategyCadence(
        String segmentId,
        int cadenceDays,
        long sequence,
        @Nullable Instant since) {

    public static StrategyCadence archived(String segmentId, long sequence) {
        return new StrategyCadence(segmentId, 0, sequence, null);
    }

    public boolean isLive() {
        return cadenceDays > 0;
    }

    /** What is known after news of it: since when there is one does not change with its versions. */
    public StrategyCadence after(StrategyCadence news) {
        return new StrategyCadence(segmentId, news.cadenceDays, news.sequence, isLive() ? since : news.since);
    }

    public boolean concerns(Instant entered) {
        return since == null || !entered.isBefore(since);
    }
}
