package dev.fives.segmentation.segment.model;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A segment: a draft that may be changed, and the rule that is in force.
 *
 * @param rule the draft, as JSON; null for a list that people keep by hand
 * @param published version of the rule in force, 0 before the first one
 * @param publishedRule the rule in force, as JSON; null for none, and for a list
 * @param publishedName as the segment was called when it was published; null before, and where nobody noted it
 * @param publishedAt business time; null before, and where nobody noted it
 */
public record Segment(
        String code,
        String name,
        @Nullable String rule,
        Status status,
        long published,
        @Nullable String publishedRule,
        @Nullable String publishedName,
        @Nullable Instant publishedAt) {

    public enum Status {
        DRAFT,
        PUBLISHED,
        ARCHIVED
    }

    public enum Kind {
        /** Who fits the rule is in it, unless somebody decided otherwise. */
        RULE,
        /** In it is who was put into it. */
        STATIC;

        public static Kind of(@Nullable String rule) {
            return rule == null ? STATIC : RULE;
        }
    }

    public static Segment draft(String code, String name, @Nullable String rule) {
        return new Segment(code, name, rule, Status.DRAFT, 0, null, null, null);
    }

    public Kind kind() {
        return Kind.of(rule);
    }

    public Segment with(String newName, @Nullable String newRule) {
        return new Segment(code, newName, newRule, status, published, publishedRule, publishedName, publishedAt);
    }

    public Segment publish(Instant at) {
        return new Segment(code, name, rule, Status.PUBLISHED, published + 1, rule, name, at);
    }

    public Segment archive() {
        return new Segment(code, name, rule, Status.ARCHIVED, published, publishedRule, publishedName, publishedAt);
    }

    public boolean isArchived() {
        return status == Status.ARCHIVED;
    }

    /** Whether publishing would change nothing. */
    public boolean isInForce() {
        return status == Status.PUBLISHED && Objects.equals(rule, publishedRule);
    }
}
