package dev.fives.loyalty.earning.app;

import static java.util.Objects.requireNonNullElse;

import dev.fives.loyalty.earning.app.SimulationWish.RuleDraft;
import dev.fives.loyalty.earning.model.RuleTerms;
import dev.fives.loyalty.earning.model.RuleVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads rules that are not published. One without a beginning holds for whatever it is tried on. */
final class DraftReader {
    private static final Pattern RULE = Pattern.compile("[!-~]{1,200}");
    private static final RuleTerms NO_TERMS = new RuleTerms(null, null, null, null, null, null, null, null, null);

    private final RuleLimits limits;
    private final RuleReader reader;

    DraftReader(RuleLimits limits) {
        this.limits = limits;
        this.reader = new RuleReader(limits);
    }

    List<RuleVersion> read(@Nullable List<RuleDraft> rules, Checks outer) {
        List<RuleDraft> given = requireNonNullElse(rules, List.of());
        outer.require(
                given.size() <= limits.drafts(),
                "rules",
                given.size() + " (expected: at most " + limits.drafts() + ")");
        List<RuleVersion> drafts = new ArrayList<>();
        for (int i = 0; i < Math.min(given.size(), limits.drafts()); i++) {
            drafts.add(read(i, given.get(i), outer.in("rules").in(String.valueOf(i))));
        }
        long ids = drafts.stream().map(RuleVersion::ruleId).distinct().count();
        outer.require(ids == drafts.size(), "rules", "several for one rule (expected: one for each that is replaced)");
        return drafts;
    }

    /** @param listed null where the list has one */
    private RuleVersion read(int number, @Nullable RuleDraft listed, Checks checks) {
        RuleDraft draft = requireNonNullElse(listed, new RuleDraft(null, null));
        checks.require(draft.rule() != null, "rule", "absent (expected: a rule as it would be published)");
        String id = draft.replaces() == null
                ? "draft-" + (number + 1)
                : checks.text("replaces", draft.replaces(), RULE, "the id of a rule");
        RuleTerms terms = requireNonNullElse(draft.rule(), NO_TERMS);
        return reader.read(id, 1, terms, Instant.EPOCH, checks.in("rule"));
    }
}
