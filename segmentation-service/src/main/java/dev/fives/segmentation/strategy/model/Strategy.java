package dev.fives.segmentation.strategy.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How customers of a segment are dealt with.
 *
 * @param priority of a customer in several segments that of the least counts
 * @param owner who looks after them
 * @param contactCadenceDays a customer is contacted so many days after entering
 * @param slaPolicy id of the policy for their tickets; null for the usual one
 * @param archived true where it counts no more; else null, as of those that were kept before there was an end
 */
public record Strategy(
        String segmentId,
        String name,
        int priority,
        String owner,
        int contactCadenceDays,
        @Nullable String slaPolicy,
        List<String> benefits,
        @Nullable Boolean archived) {
    public Strategy {
        benefits = List.copyOf(benefits);
    }

    /** It counts for who is in its segment, which does not end before it does. */
    public boolean isLive() {
        return !Boolean.TRUE.equals(archived);
    }
}
