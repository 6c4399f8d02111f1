package dev.fives.contracts.loyalty;

import java.util.List;

/**
 * Data of {@code crm.earning-rule.published.v1} and {@code crm.earning-rule.archived.v1}.
 *
 * @param ruleId {@code erl_…}, or {@code base} for the one that ships
 * @param version the version published, or the last one of the rule that was archived
 * @param segmentIds the segments that the version asks for; empty for none
 */
public record EarningRuleChanged(String ruleId, long version, List<String> segmentIds) {
    public EarningRuleChanged {
        segmentIds = List.copyOf(segmentIds);
    }
}
