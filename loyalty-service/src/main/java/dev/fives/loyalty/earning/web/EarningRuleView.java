package dev.fives.loyalty.earning.web;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.loyalty.earning.model.EarningRule;
import dev.fives.loyalty.earning.model.RuleTerms;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule on the wire: its latest version.
 *
 * @param earlier versions, newest first; left out in lists
 */
record EarningRuleView(
        String ruleId,
        String status,
        long version,
        Instant publishedAt,
        RuleTerms rule,
        @Nullable Instant archivedAt,
        @Nullable List<Earlier> earlier) {

    record Earlier(long version, Instant publishedAt, RuleTerms rule) {}

    static EarningRuleView whole(Stored<EarningRule> stored) {
        List<Earlier> earlier = stored.state().versions().reversed().stream()
                .skip(1)
                .map(one -> new Earlier(one.version(), one.publishedAt(), one.terms()))
                .toList();
        return of(stored, earlier);
    }

    static EarningRuleView inList(Stored<EarningRule> stored) {
        return of(stored, null);
    }

    private static EarningRuleView of(Stored<EarningRule> stored, @Nullable List<Earlier> earlier) {
        EarningRule rule = stored.state();
        EarningRule.Published latest = rule.latest();
        return new EarningRuleView(
                stored.id(),
                rule.isArchived() ? "ARCHIVED" : "PUBLISHED",
                latest.version(),
                latest.publishedAt(),
                latest.terms(),
                rule.archivedAt(),
                earlier);
    }
}
