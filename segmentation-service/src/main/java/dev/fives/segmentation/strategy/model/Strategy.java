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
 */
public record Strategy(
        String segmentId,
        String name,
        int priority,
        String owner,
        int contactCadenceDays,
        @Nullable String slaPolicy,
        List<String> benefits) {
    public Strategy {
        benefits = List.copyOf(benefits);
    }
}
