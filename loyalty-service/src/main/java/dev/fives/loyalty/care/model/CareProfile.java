package dev.fives.loyalty.care.model;

import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What of a customer decides when it is cared for.
 *
 * @param sequence of the customer's event
 * @param timeZone IANA name, as told
 * @param country as in the address
 */
public record CareProfile(
        long sequence,
        boolean deleted,
        @Nullable Birthday birthday,
        @Nullable String timeZone,
        @Nullable String country,
        @Nullable String region) {

    /** Nothing but that it was deleted. */
    public static CareProfile ofDeleted(long sequence) {
        return new CareProfile(sequence, true, null, null, null, null);
    }

    /** @param other where its own is unknown or none */
    public ZoneId zone(ZoneId other) {
        if (timeZone == null) {
            return other;
        }
        try {
            return ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            return other;
        }
    }
}
