package dev.fives.loyalty.achievement.app;

import static java.util.Objects.requireNonNullElse;

import dev.fives.kit.problem.Violations;
import dev.fives.loyalty.achievement.model.AchievementTerms;
import dev.fives.loyalty.catalogue.app.CatalogueChecks;
import dev.fives.loyalty.catalogue.app.CatalogueLimits;
import dev.fives.loyalty.catalogue.app.TitleDraft;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An achievement as it is wished, not checked yet.
 *
 * @param points none where they are absent
 * @param validFrom now where it is absent
 */
public record AchievementDraft(
        @Nullable String code,
        @Nullable TitleDraft name,
        @Nullable GoalDraft goal,
        @Nullable Long points,
        @Nullable Instant validFrom) {
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");

    AchievementTerms checked(AchievementLimits limits, CatalogueLimits catalogue, Instant now) {
        Violations violations = new Violations();
        CatalogueChecks checks = new CatalogueChecks(violations, catalogue);
        String named = requireNonNullElse(code, "");
        violations.check(
                CODE.matcher(named).matches(), "/code", "code: not a code (expected: at most 40 of A-Z, 0-9 and _)");
        var title = checks.title(name);
        var wished = requireNonNullElse(goal, GoalDraft.NONE).read(violations, limits);
        long reward = requireNonNullElse(points, 0L);
        violations.check(
                reward >= 0 && reward <= limits.pointsMax(),
                "/points",
                "points: " + reward + " (expected: 0 to " + limits.pointsMax() + ")");
        var validity = checks.validity(validFrom, null, now);
        violations.throwIfAny();
        return new AchievementTerms(named, title, wished, reward, validity.from());
    }
}
