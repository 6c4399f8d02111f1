package dev.fives.segmentation.basis.model;

import dev.fives.segmentation.rule.model.Rule;
import java.util.List;

/**
 * The rule of a segment that is in force.
 *
 * @param version of the published rule
 * @param sinceBasis version of the basis that brought it; once all profiles were judged by that one, the members are
 *     complete
 */
public record PublishedSegment(String id, long version, String code, String name, Rule rule, long sinceBasis) {

    /** The rule of a list that people keep by hand: one of no alternatives. */
    public static final Rule NOBODY = new Rule.Or(List.of());

    public boolean isStatic() {
        return rule.equals(NOBODY);
    }
}
