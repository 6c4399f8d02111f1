package dev.fives.loyalty.achievement.app;

import dev.fives.kit.problem.Violations;
import dev.fives.loyalty.achievement.model.CalendarUnit;
import dev.fives.loyalty.achievement.model.Goal;
import dev.fives.loyalty.achievement.model.Goal.Kind;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done as it is wished, not checked yet.
 *
 * @param target purchases, or periods of a streak
 * @param days of {@code COUNT}
 * @param unit of {@code STREAK}
 */
public record GoalDraft(
        @Nullable String kind,
        @Nullable Integer target,
        @Nullable Integer days,
        @Nullable String unit) {
    static final GoalDraft NONE = new GoalDraft(null, null, null, null);
    private static final Goal STAND_IN = Goal.count(1, 1);

    /** Something harmless where it is not accepted. */
    Goal read(Violations violations, AchievementLimits limits) {
        Kind known = one(Kind.values(), kind).orElse(null);
        violations.check(
                known != null,
                "/goal/kind",
                "kind: not known (expected: one of " + Arrays.toString(Kind.values()) + ")");
        return switch (known) {
            case null -> STAND_IN;
            case COUNT -> count(violations, limits);
            case STREAK -> streak(violations, limits);
        };
    }

    private Goal count(Violations violations, AchievementLimits limits) {
        violations.check(unit == null, "/goal/unit", "unit: given (expected: of STREAK only)");
        int purchases = number(violations, target, "target", limits.purchasesMax());
        return Goal.count(purchases, number(violations, days, "days", limits.daysMax()));
    }

    private Goal streak(Violations violations, AchievementLimits limits) {
        violations.check(days == null, "/goal/days", "days: given (expected: of COUNT only)");
        CalendarUnit of = one(CalendarUnit.values(), unit).orElse(null);
        violations.check(
                of != null,
                "/goal/unit",
                "unit: not known (expected: one of " + Arrays.toString(CalendarUnit.values()) + ")");
        return switch (of) {
            case null -> STAND_IN;
            case WEEK -> Goal.streak(number(violations, target, "target", limits.weeksMax()), of);
            case MONTH -> Goal.streak(number(violations, target, "target", limits.monthsMax()), of);
        };
    }

    private static int number(Violations violations, @Nullable Integer given, String name, int max) {
        boolean ok = given != null && given >= 1 && given <= max;
        violations.check(ok, "/goal/" + name, name + ": not accepted (expected: 1 to " + max + ")");
        return given == null ? 1 : given;
    }

    private static <E extends Enum<E>> Optional<E> one(E[] values, @Nullable String name) {
        return Arrays.stream(values).filter(value -> value.name().equals(name)).findFirst();
    }
}
