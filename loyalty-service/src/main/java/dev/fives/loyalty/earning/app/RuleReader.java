package dev.fives.loyalty.earning.app;

import static java.util.Objects.requireNonNullElse;

import dev.fives.kit.problem.Violations;
import dev.fives.loyalty.earning.model.Cap;
import dev.fives.loyalty.earning.model.Formula;
import dev.fives.loyalty.earning.model.RuleTerms;
import dev.fives.loyalty.earning.model.RuleTerms.FormulaTerms;
import dev.fives.loyalty.earning.model.RuleTerms.TriggerTerms;
import dev.fives.loyalty.earning.model.RuleVersion;
import dev.fives.loyalty.earning.model.Stacking;
import dev.fives.loyalty.earning.model.Trigger;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the terms of a rule; all mistakes at once. */
final class RuleReader {
    private static final Pattern NAME = Pattern.compile("(?s)(?=.*\\S).{1,200}");
    private static final Pattern USAGE = Pattern.compile("(?=.{1,100}$)[a-z][a-z0-9]*([._-][a-z0-9]+){0,9}");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,6})?");
    private static final List<RoundingMode> ROUNDINGS =
            List.of(RoundingMode.FLOOR, RoundingMode.CEILING, RoundingMode.HALF_UP, RoundingMode.HALF_EVEN);
    private static final int PRIORITY_DEFAULT = 100;
    private static final int PRIORITY_MAX = 10_000;
    private static final long POINTS_MAX = 1_000_000_000;
    private static final long CAP_MAX = 1_000_000_000_000L;

    private enum TriggerType {
        PURCHASE,
        SURVEY_ANSWERED,
        REVIEW_WRITTEN,
        PROFILE_COMPLETED,
        USAGE
    }

    private enum FormulaType {
        PER_UNIT,
        MULTIPLIER,
        FIXED
    }

    private final RuleLimits limits;

    RuleReader(RuleLimits limits) {
        this.limits = limits;
    }

    /**
     * A version as it is published.
     *
     * @param now it counts from then on where the terms say nothing; none begins earlier, for what has been judged is
     *     judged once more by the same version after a refund
     */
    RuleVersion published(String ruleId, long version, RuleTerms terms, Instant now) {
        Violations violations = new Violations();
        Instant from = terms.validFrom();
        violations.check(from == null || !from.isBefore(now), "/validFrom", "validFrom: past (expected: now or later)");
        RuleVersion read = read(ruleId, version, terms, now, new Checks(violations, ""));
        violations.throwIfAny();
        return read;
    }

    /** What is kept was read before. */
    RuleVersion kept(String ruleId, long version, RuleTerms terms) {
        Violations violations = new Violations();
        RuleVersion read = read(ruleId, version, terms, Instant.EPOCH, new Checks(violations, ""));
        violations.throwIfAny();
        return read;
    }

    RuleVersion read(String ruleId, long version, RuleTerms terms, Instant from, Checks checks) {
        Instant validFrom = requireNonNullElse(terms.validFrom(), from).truncatedTo(ChronoUnit.MILLIS);
        Instant validTo = terms.validTo() == null ? null : terms.validTo().truncatedTo(ChronoUnit.MILLIS);
        checks.require(validTo == null || validTo.isAfter(validFrom), "validTo", "early (expected: after validFrom)");
        Trigger trigger = trigger(terms.trigger(), checks);
        boolean ofPurchase = trigger instanceof Trigger.Purchase;
        return new RuleVersion(
                ruleId,
                version,
                checks.text("name", terms.name(), NAME, "1 to 200 characters"),
                validFrom,
                validTo,
                priority(terms.priority(), checks),
                terms.stacking() == null ? Stacking.ADD : checks.code("stacking", terms.stacking(), Stacking.class),
                trigger,
                new ConditionReader(checks.in("condition"), limits.values()).read(terms.condition(), ofPurchase),
                formula(terms.formula(), ofPurchase, checks),
                cap(terms.cap(), checks.in("cap")),
                null);
    }

    private static int priority(@Nullable Integer priority, Checks checks) {
        long given = requireNonNullElse(priority, PRIORITY_DEFAULT);
        return Math.toIntExact(checks.number("priority", given, 0, PRIORITY_MAX));
    }

    private static Trigger trigger(@Nullable TriggerTerms terms, Checks outer) {
        outer.require(terms != null, "trigger", "absent (expected: what the rule waits for)");
        if (terms == null) {
            return new Trigger.Purchase();
        }
        Checks checks = outer.in("trigger");
        TriggerType type = checks.code("type", terms.type(), TriggerType.class);
        if (type != TriggerType.USAGE) {
            checks.absent("name", terms.name(), "but for USAGE");
        }
        return switch (type) {
            case PURCHASE -> new Trigger.Purchase();
            case SURVEY_ANSWERED -> new Trigger.SurveyAnswered();
            case REVIEW_WRITTEN -> new Trigger.ReviewWritten();
            case PROFILE_COMPLETED -> new Trigger.ProfileCompleted();
            case USAGE -> new Trigger.Usage(checks.text("name", terms.name(), USAGE, "such as app.login"));
        };
    }

    private static Formula formula(@Nullable FormulaTerms terms, boolean ofPurchase, Checks outer) {
        outer.require(terms != null, "formula", "absent (expected: how many points)");
        if (terms == null) {
            return new Formula.Fixed(1);
        }
        Checks checks = outer.in("formula");
        FormulaType type = checks.code("type", terms.type(), FormulaType.class);
        checks.require(
                ofPurchase || type == FormulaType.FIXED, "type", type + " (expected: FIXED, without a purchase)");
        return switch (type) {
            case PER_UNIT -> perUnit(terms, checks);
            case MULTIPLIER -> multiplier(terms, checks);
            case FIXED -> fixed(terms, checks);
        };
    }

    private static Formula perUnit(FormulaTerms terms, Checks checks) {
        checks.absent("factor", terms.factor(), "with PER_UNIT");
        checks.absent("points", terms.points(), "with PER_UNIT");
        return new Formula.PerUnit(
                checks.decimal("pointsPerUnit", terms.pointsPerUnit(), DECIMAL, BigDecimal.ZERO),
                rounding(terms, checks));
    }

    private static Formula multiplier(FormulaTerms terms, Checks checks) {
        checks.absent("pointsPerUnit", terms.pointsPerUnit(), "with MULTIPLIER");
        checks.absent("points", terms.points(), "with MULTIPLIER");
        return new Formula.Multiplier(
                checks.decimal("factor", terms.factor(), DECIMAL, BigDecimal.ONE), rounding(terms, checks));
    }

    private static Formula fixed(FormulaTerms terms, Checks checks) {
        checks.absent("pointsPerUnit", terms.pointsPerUnit(), "with FIXED");
        checks.absent("factor", terms.factor(), "with FIXED");
        checks.absent("rounding", terms.rounding(), "with FIXED");
        return new Formula.Fixed(checks.number("points", terms.points(), 1, POINTS_MAX));
    }

    private static RoundingMode rounding(FormulaTerms terms, Checks checks) {
        return terms.rounding() == null ? RoundingMode.FLOOR : checks.code("rounding", terms.rounding(), ROUNDINGS);
    }

    private static @Nullable Cap cap(RuleTerms.@Nullable CapTerms terms, Checks checks) {
        return terms == null
                ? null
                : new Cap(
                        checks.number("limit", terms.limit(), 1, CAP_MAX),
                        checks.code("unit", terms.unit(), Cap.Unit.class),
                        checks.code("per", terms.per(), Cap.Period.class));
    }
}
