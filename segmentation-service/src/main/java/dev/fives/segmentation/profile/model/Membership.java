package dev.fives.segmentation.profile.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That the customer is in a segment.
 *
 * @param id of the segment
 * @param version of the rule by which the customer entered
 * @param code of the segment, for the event of leaving
 * @param manual true while somebody holds the customer in it, whatever the rule says; absent otherwise
 */
public record Membership(
        String id,
        long version,
        String code,
        Instant since,
        @Nullable Boolean manual) {

    public Membership(String id, long version, String code, Instant since) {
        this(id, version, code, since, null);
    }

    public boolean isManual() {
        return Boolean.TRUE.equals(manual);
    }

    Membership held(boolean byHand) {
        return byHand == isManual() ? this : new Membership(id, version, code, since, byHand ? true : null);
    }
}
