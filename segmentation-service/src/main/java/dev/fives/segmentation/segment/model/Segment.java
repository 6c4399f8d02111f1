package dev.fives.segmentation.segment.model;

import org.jspecify.annotations.Nullable;

/**
 * A segment: a draft that may be changed, and the rule that is in force.
 *
 * @param rule the draft, as JSON
 * @param published version of the rule in force, 0 before the first one
 * @param publishedRule the rule in force, as JSON
 */
public record Segment(
        String code,
        String name,
        String rule,
        Status status,
        long published,
        @Nullable String publishedRule) {

    public enum Status {
        DRAFT,
        PUBLISHED,
        ARCHIVED
    }

    public static Segment draft(String code, String name, String rule) {
        return new Segment(code, name, rule, Status.DRAFT, 0, null);
    }

    public Segment with(String newName, String newRule) {
        return new Segment(code, newName, newRule, status, published, publishedRule);
    }

    public Segment publish() {
        return new Segment(code, name, rule, Status.PUBLISHED, published + 1, rule);
    }

    public Segment archive() {
        return new Segment(code, name, rule, Status.ARCHIVED, published, publishedRule);
    }

    public boolean isArchived() {
        return status == Status.ARCHIVED;
    }

    /** Whether publishing would change nothing. */
    public boolean isInForce() {
        return status == Status.PUBLISHED && rule.equals(publishedRule);
    }
}
