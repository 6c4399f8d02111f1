package dev.fives.segmentation.profile.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the value of a field rests on.
 *
 * @param eventId {@code ce_id} of the event that told it; null for time, and where nobody noted it
 * @param ref the purchase, ticket or answer; null where the customer's own event is meant, or time
 * @param at of the purchase, answer or ticket; as of when, for time
 */
public record Evidence(
        Kind kind,
        @Nullable String eventId,
        @Nullable String ref,
        @Nullable Instant at) {

    public enum Kind {
        PURCHASE,
        TICKET,
        ANSWER,
        USE,
        CUSTOMER,
        TIME
    }
}
