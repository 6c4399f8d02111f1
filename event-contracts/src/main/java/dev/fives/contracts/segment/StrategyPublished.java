package dev.fives.contracts.segment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Data of {@code crm.strategy.published.v1}: how customers of a segment are dealt with from now on.
 *
 * @param strategyId {@code str_…}
 * @param segmentId {@code seg_…}, one strategy for each at most
 * @param version of the strategy
 * @param priority of a customer in several segments that of the least counts
 * @param contactCadenceDays a customer is contacted so many days after entering
 * @param slaPolicy id of the policy for their tickets; absent for the usual one
 * @param archived true where it counts no more for who enters; else absent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StrategyPublished(
        String strategyId,
        String segmentId,
        long version,
        String name,
        int priority,
        int contactCadenceDays,
        @Nullable String slaPolicy,
        List<String> benefits,
        @Nullable Boolean archived) {
    public StrategyPublished {
        benefits = List.copyOf(benefits);
    }
}
