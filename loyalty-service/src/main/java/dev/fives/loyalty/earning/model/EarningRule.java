package dev.fives.loyalty.earning.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule with all its versions, oldest first: what happened under one is judged by it for ever, so none is changed or
 * dropped.
 *
 * @param archivedAt business time; final
 */
public record EarningRule(
        List<Published> versions, @Nullable Instant archivedAt) {
    public EarningRule {
        versions = List.copyOf(versions);
    }

    /** @param publishedAt business time */
    public record Published(long version, Instant publishedAt, RuleTerms terms) {}

    public static EarningRule first(RuleTerms terms, Instant now) {
        return new EarningRule(List.of(), null).with(terms, now);
    }

    public EarningRule with(RuleTerms terms, Instant now) {
        List<Published> next = new ArrayList<>(versions);
        next.add(new Published(nextVersion(), now, terms));
        return new EarningRule(next, archivedAt);
    }

    public EarningRule archived(Instant now) {
        return new EarningRule(versions, now);
    }

    public boolean isArchived() {
        return archivedAt != null;
    }

    public Published latest() {
        return versions.getLast();
    }

    public long nextVersion() {
        return versions.size() + 1L;
    }
}
