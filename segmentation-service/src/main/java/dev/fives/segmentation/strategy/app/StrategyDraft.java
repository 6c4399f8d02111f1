package dev.fives.segmentation.strategy.app;

import dev.fives.kit.problem.Violations;
import dev.fives.segmentation.catalogue.app.Drafts;
import dev.fives.segmentation.strategy.model.Strategy;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a caller wrote. */
public record StrategyDraft(
        @Nullable String segmentId,
        @Nullable String name,
        @Nullable Integer priority,
        @Nullable String owner,
        @Nullable Integer contactCadenceDays,
        @Nullable String slaPolicy,
        @Nullable List<@Nullable String> benefits,
        @Nullable Boolean archived) {

    private static final int PRIORITY_MAX = 1_000;
    private static final int PRIORITY_USUAL = 100;
    private static final int DAYS_MAX = 3_650;
    private static final int BENEFITS_MAX = 50;

    /** Throws VALIDATION with a pointer to each mistake. */
    public Strategy strategy() {
        var violations = new Violations();
        checkTexts(violations);
        int first = Objects.requireNonNullElse(priority, PRIORITY_USUAL);
        violations.check(
                first > 0 && first <= PRIORITY_MAX,
                "/priority",
                "priority: not accepted (expected: 1 to " + PRIORITY_MAX + ")");
        int days = Objects.requireNonNullElse(contactCadenceDays, 0);
        violations.check(
                days > 0 && days <= DAYS_MAX,
                "/contactCadenceDays",
                "contactCadenceDays: absent or not accepted (expected: 1 to " + DAYS_MAX + ")");
        var given = Objects.requireNonNullElse(benefits, List.<@Nullable String>of());
        checkService(given, violations);
        violations.throwIfAny();
        return new Strategy(
                Objects.requireNonNull(segmentId),
                Objects.requireNonNull(name),
                first,
                Objects.requireNonNull(owner),
                days,
                slaPolicy,
                given.stream().map(Objects::requireNonNull).toList(),
                Boolean.TRUE.equals(archived) ? true : null);
    }

    private void checkTexts(Violations violations) {
        Drafts.checkCode(segmentId, "/segmentId", violations);
        Drafts.checkName(name, "/name", violations);
        Drafts.checkName(owner, "/owner", violations);
    }

    /** What its customers get. */
    private void checkService(List<@Nullable String> given, Violations violations) {
        if (slaPolicy != null) {
            Drafts.checkCode(slaPolicy, "/slaPolicy", violations);
        }
        violations.check(
                given.size() <= BENEFITS_MAX,
                "/benefits",
                "benefits: too many (expected: at most " + BENEFITS_MAX + ")");
        for (int i = 0; i < Math.min(given.size(), BENEFITS_MAX); i++) {
            Drafts.checkName(given.get(i), "/benefits/" + i, violations);
        }
    }
}
